package io.pxedock.adapter.sandbox;

import io.pxedock.model.image.ImageState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The images of a pretended engine, by their names and by their ids; one can lose its name. */
final class ImageStore {
  static final long SIZE = 13_000_000;

  private static final Instant MADE = Instant.parse("2025-05-20T10:00:00Z");

  private final Map<String, ImageState> named = new HashMap<>();
  private final Map<String, ImageState> all = new HashMap<>();

  /** Adds one image with these names; a name that another image has is taken from that. */
  synchronized void put(List<String> names, Map<String, String> labels) {
    String id = "sha256:" + String.format("%064x", Objects.hash(names, labels) & 0xffffffffL);
    ImageState image = new ImageState(id, MADE, SIZE, labels);
    all.put(id, image);
    names.forEach(name -> named.put(name, image));
  }

  synchronized List<String> names() {
    return named.keySet().stream().sorted().toList();
  }

  synchronized Optional<ImageState> find(String nameOrId) {
    return Optional.ofNullable(named.get(nameOrId))
        .or(() -> Optional.ofNullable(all.get(nameOrId)));
  }
}
