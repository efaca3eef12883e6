package io.pxedock.adapter.docker;

import com.github.dockerjava.api.model.ResponseItem;
import io.pxedock.spi.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Adds up the progress that Docker reports for each layer of an image. */
final class PullProgress implements Consumer<ResponseItem> {
  private final String image;
  private final Progress progress;

  /** The bytes of a layer that have arrived, and the bytes in all. */
  private record Layer(long done, long total) {}

  private final Map<String, Layer> layers = new HashMap<>();

  PullProgress(String image, Progress progress) {
    this.image = image;
    this.progress = progress;
  }

  @Override
  public void accept(ResponseItem item) {
    ResponseItem.ProgressDetail detail = item.getProgressDetail();
    String id = String.valueOf(item.getId());
    if ("Downloading".equals(item.getStatus()) && detail != null && detail.getCurrent() != null) {
      long total = detail.getTotal() == null ? 0 : detail.getTotal();
      layers.put(id, new Layer(detail.getCurrent(), total));
    } else if ("Download complete".equals(item.getStatus()) && layers.containsKey(id)) {
      layers.put(id, new Layer(layers.get(id).total(), layers.get(id).total()));
    } else {
      return;
    }
    progress.at("pulling " + image, sum(Layer::done), sum(Layer::total));
  }

  private long sum(ToLongFunction<Layer> bytes) {
    return layers.values().stream().mapToLong(bytes).sum();
  }
}
