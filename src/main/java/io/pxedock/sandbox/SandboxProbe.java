package io.pxedock.sandbox;

import io.pxedock.controller.UrlProbe;
import io.pxedock.model.Failure;
import java.net.URI;
import java.util.Optional;

/** A web server that has everything, until told otherwise. */
public final class SandboxProbe implements UrlProbe {
  private Optional<Failure> failure = Optional.empty();

  @Override
  public synchronized String ask(URI url) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return "200";
  }

  /** From now on nothing answers. */
  public synchronized void becomeUnreachable() {
    failure =
        Optional.of(
            Failure.unreachable(
                "nothing answers where the images should be",
                "start the web server that exposes images/"));
  }
}
