package io.pxedock.console.completion;

import io.pxedock.core.engine.Site;
import io.pxedock.model.Observed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks Docker for the names of its images, for at most 300 ms: Tab does not wait for it. */
public final class ImageNames {
  private static final long TIMEOUT_MILLIS = 300;

  private ImageNames() {}

  /** Returns the names; none if Docker does not answer in time. */
  public static List<String> of(Site site) {
    return CompletableFuture.supplyAsync(
            () -> Observed.of(site.tools().provisioning()::images).orElse(List.of()))
        .completeOnTimeout(List.of(), TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }
}
