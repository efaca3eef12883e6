package io.pxedock.console.shell;

import io.pxedock.console.command.Session;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.Span;
import io.pxedock.console.render.Style;
import io.pxedock.core.diagnosis.PathLink.State;
import io.pxedock.core.diagnosis.PendingLoad;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the prompt: the state of the site in a mark and a few words. */
final class Prompt {
  private final Session session;

  Prompt(Session session) {
    this.session = session;
  }

  /**
   * @param latest what was last seen of the site, if anything yet
   * @param columns the width of the terminal, half of which is left to type in
   */
  String of(Optional<Snapshot> latest, int columns) {
    String name = session.options().isReadOnly() ? "pxedock (read-only)" : "pxedock";
    Style style = session.style();
    if (latest.isEmpty()) {
      return name + " > ";
    }
    Mood mood = Mood.of(latest.get());
    Span mark = Marks.of(mood.state());
    String words = mood.words().isEmpty() ? "" : " " + String.join(", ", mood.words());
    boolean fits = columns <= 0 || Cells.rawWidth(name + mark.text() + words) + 4 <= columns / 2;
    Line line = Line.of(name + " ").plus(mark).plus(fits ? words : "", mark.tone());
    return style.text(line) + " > ";
  }

  /**
   * The state of the site at a glance.
   *
   * @param words what is not as usual
   */
  record Mood(State state, List<String> words) {
    static Mood of(Snapshot snapshot) {
      Optional<String> broken = broken(snapshot);
      List<String> words = new ArrayList<>();
      broken.ifPresent(words::add);
      boolean wrong = broken.isPresent();
      if (snapshot.files().isKnown()) {
        SiteStatus status = SiteStatus.of(snapshot);
        long errors =
            status.problems().stream().filter(p -> p.severity() == Severity.ERROR).count();
        long armed = status.armed911().orElse(0L);
        add(words, errors > 0, errors + (errors == 1 ? " error" : " errors"));
        add(words, armed > 0, armed + " armed");
        PendingLoad.Kind pending = status.pending().kind();
        add(words, pending != PendingLoad.Kind.NONE, pending.word() + " pending");
        wrong |= errors > 0;
      }
      if (wrong) {
        return new Mood(State.FAILED, List.copyOf(words));
      }
      return new Mood(words.isEmpty() ? State.OK : State.WARNING, List.copyOf(words));
    }

    private static void add(List<String> words, boolean wanted, String word) {
      if (wanted) {
        words.add(word);
      }
    }

    private static Optional<String> broken(Snapshot snapshot) {
      if (!snapshot.files().isKnown()) {
        return Optional.of("no files");
      }
      if (!snapshot.container().isKnown()) {
        return Optional.of("no Docker");
      }
      Optional<ContainerState> container = snapshot.container().orThrow();
      if (container.isEmpty()) {
        return Optional.of("no container");
      }
      return container.get().isRunning()
          ? Optional.empty()
          : Optional.of(container.get().status().equals("paused") ? "paused" : "stopped");
    }
  }
}
