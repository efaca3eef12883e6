package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.spi.UrlProbe;
import java.net.URI;

/** Asks from the pretended machine, which does not reach its own macvlan network. */
public final class SandboxProbe implements UrlProbe {
  private final SandboxWeb web;

  SandboxProbe(SandboxWeb web) {
    this.web = web;
  }

  @Override
  public UrlAnswer ask(URI url) {
    return web.ask(url, false);
  }

  /** From now on no server beyond the machine answers. */
  public void becomeUnreachable() {
    web.fail(
        Failure.unreachable(
            "nothing answers where the images should be",
            "start the web server that exposes images/"));
  }
}
