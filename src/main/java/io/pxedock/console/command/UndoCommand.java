package io.pxedock.console.command;

import io.pxedock.core.engine.Journal;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.setup.image.UndoAtSite;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undo}. */
@Command(name = "undo", description = "Undo a change, if its files have not changed since.")
final class UndoCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "CHANGE",
      arity = "0..1",
      description = "The number in the history (default: the last change not yet undone).")
  private Integer number;

  @Option(names = "--no-reload", description = "Write the files without a reload.")
  private boolean noReload;

  UndoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Journal journal = session.site().engine().journal();
    JournalEntry entry =
        number != null
            ? journal.entry(number)
            : journal
                .lastStanding()
                .orElseThrow(
                    () ->
                        Failure.refused(
                            "there is no change to undo", Remedy.see("pxedock", "history")));
    return session.change(UndoAtSite.of(session.site(), entry, !noReload));
  }
}
