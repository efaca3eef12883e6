package io.pxedock.docker;

import com.github.dockerjava.api.model.ResponseItem;
import io.pxedock.controller.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up what Docker says of each layer of an image that it fetches. */
final class PullProgress implements Consumer<ResponseItem> {
  private final String image;
  private final Progress progress;
  private final Map<String, ResponseItem.ProgressDetail> layers = new HashMap<>();

  PullProgress(String image, Progress progress) {
    this.image = image;
    this.progress = progress;
  }

  @Override
  public void accept(ResponseItem item) {
    ResponseItem.ProgressDetail detail = item.getProgressDetail();
    boolean fetching = "Downloading".equals(item.getStatus());
    if (!fetching || detail == null || detail.getCurrent() == null || item.getId() == null) {
      return;
    }
    layers.put(item.getId(), detail);
    progress.at("pulling " + image, sum(true), sum(false));
  }

  private long sum(boolean current) {
    return layers.values().stream()
        .map(layer -> current ? layer.getCurrent() : layer.getTotal())
        .mapToLong(bytes -> bytes == null ? 0 : bytes)
        .sum();
  }
}
