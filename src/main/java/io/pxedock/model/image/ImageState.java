package io.pxedock.model.image;

import java.time.Instant;
import java.util.Map;

/**
 * A Docker image, as {@code docker image inspect} reports it. Labels are untrusted text.
 *
 * @param created when it was made; of an image that pxedock built, the date of its newest package
 * @param size in bytes
 */
public record ImageState(String id, Instant created, long size, Map<String, String> labels) {
  public ImageState {
    labels = Map.copyOf(labels);
  }

  /** Returns a label; empty if the image has none of that name. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }
}
