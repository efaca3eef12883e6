package io.pxedock.app;

import io.pxedock.console.command.GlobalOptions;
import io.pxedock.console.command.Launcher;
import io.pxedock.console.command.Session;
import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.TargetMachine;

/** Surroundings in which there is nothing but a pretended machine to set up. */
record BareDemo(Launcher usual, TargetMachine sandbox) implements Launcher {
  @Override
  public Site open(GlobalOptions options) {
    return usual.open(options);
  }

  @Override
  public Site openDemo(int hosts, boolean quiet) {
    return usual.openDemo(hosts, quiet);
  }

  @Override
  public TargetMachine ground(GlobalOptions options) {
    return sandbox;
  }

  @Override
  public Launcher bareDemo() {
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
