package io.pxedock.adapter.sandbox;

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
}
