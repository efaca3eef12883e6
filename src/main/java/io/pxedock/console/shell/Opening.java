package io.pxedock.console.shell;

import io.pxedock.console.command.Session;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.StatusText;
import io.pxedock.console.render.Tone;
import io.pxedock.core.diagnosis.CutOffProblems;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.host.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;

/**
 * The first lines of the shell: the state of the files at once, then the boot path when Docker and
 * the switch have answered.
 */
final class Opening {
  private final Terminal terminal;
  private final Session session;
  private final SiteWatch watch;
  private final Consumer<List<Line>> above;

  /**
   * @param above prints lines above the prompt
   */
  Opening(Terminal terminal, Session session, SiteWatch watch, Consumer<List<Line>> above) {
    this.terminal = terminal;
    this.session = session;
    this.watch = watch;
    this.above = above;
  }

  void show(HistoryFile history) {
    PrintWriter out = terminal.writer();
    if (!history.warning().isEmpty()) {
      out.println(session.style().text("note: ", Tone.WARNING) + history.warning());
    }
    Snapshot snapshot = session.site().observe(Scope.WORKDIR);
    out.println(session.style().text("pxedock", Tone.STRONG) + " on " + snapshot.workdir());
    out.println(snapshot.files().fold(known -> counts(snapshot), Failure::line));
    for (Problem problem : CutOffProblems.of(snapshot)) {
      out.println(session.style().text("error: ", Tone.BAD) + problem.line());
    }
    lastChange().ifPresent(out::println);
    String hint = "Tab completes, 'help' lists the commands, Ctrl-D leaves.";
    out.println(session.style().text(hint, Tone.FAINT));
    out.flush();
    watch.onFirstLook(
        () -> {
          SiteStatus status = SiteStatus.of(session.site().observe(Scope.EVERYTHING));
          above.accept(StatusText.brief(status));
        });
  }

  /** What became of a change whose operator was gone when it ended. */
  private Optional<String> lastChange() {
    return Observed.of(() -> session.site().engine().journal().unattended())
        .orElse(Optional.empty());
  }

  private static String counts(Snapshot snapshot) {
    HostTable table = HostTable.of(snapshot);
    long armed = table.armed();
    return table.registered().text() + ", " + (armed == 0 ? "none" : armed) + " armed for 911";
  }
}
