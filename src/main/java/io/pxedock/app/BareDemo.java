package io.pxedock.app;

import io.pxedock.console.command.GlobalOptions;
import io.pxedock.console.command.Session;
import io.pxedock.console.command.Surroundings;
import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.Ground;

/** Surroundings in which there is nothing but a pretended machine to set up. */
record BareDemo(Surroundings usual, Ground sandbox) implements Surroundings {
  @Override
  public Site open(GlobalOptions options) {
    return usual.open(options);
  }

  @Override
  public Site openDemo(int hosts, boolean quiet) {
    return usual.openDemo(hosts, quiet);
  }

  @Override
  public Ground ground(GlobalOptions options) {
    return sandbox;
  }

  @Override
  public Surroundings bareDemo() {
    return usual.bareDemo();
  }

  @Override
  public int dashboard(Session session) {
    return usual.dashboard(session);
  }

  @Override
  public int shell(Session session) {
    return usual.shell(session);
  }
}
