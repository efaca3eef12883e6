package io.pxedock.console.command;

import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import java.util.function.ToIntFunction;

/** What is around the commands of a shell: the shell. */
record NestedLauncher(ToIntFunction<Session> opener) implements Launcher {
  @Override
  public int dashboard(Session session) {
    return opener.applyAsInt(session);
  }

  @Override
  public Site open(GlobalOptions options) {
    throw new IllegalStateException("the shell has its site");
  }

  @Override
  public Site openDemo(int hosts, boolean quiet) {
    throw Failure.usage(
        "the demo has a shell of its own", Remedy.run("pxedock", "demo").prefixed("leave, then "));
  }

  @Override
  public TargetMachine ground(GlobalOptions options) {
    throw new IllegalStateException("the shell has its site");
  }

  @Override
  public Launcher bareDemo() {
    throw Failure.usage(
        "the demo has a machine of its own",
        Remedy.run("pxedock", "demo", "setup").prefixed("leave, then "));
  }

  @Override
  public int shell(Session session) {
    throw Failure.usage("this is the shell already", "type a command; 'help' lists the commands");
  }
}
