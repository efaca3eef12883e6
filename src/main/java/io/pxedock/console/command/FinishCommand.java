package io.pxedock.console.command;

import io.pxedock.core.engine.Journal;
import io.pxedock.core.operation.Finish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code finish}. */
@Command(name = "finish", description = "Finish a change that was cut off in the middle.")
final class FinishCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "CHANGE", description = "Its number in the history.")
  private int number;

  @Option(names = "--no-reload", description = "Write the files only.")
  private boolean noReload;

  FinishCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Journal journal = session.site().engine().journal();
    return session.change(new Finish(journal.entry(number), !noReload));
  }
}
