package io.pxedock.console.command;

import io.pxedock.console.render.EquivalentCommands;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.PlanText;
import io.pxedock.console.render.Tone;
import io.pxedock.core.engine.Consent;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.LineText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows a summary of what a step would do and asks; {@code d} shows all details.
 *
 * @param again what continues the set-up
 */
record SetupConsent(Session session, SetupStep step, Remedy again) implements Consent {
  /** The maximum number of diff lines; more would push the question off a small screen. */
  private static final int MAX_LINES = 12;

  /** The maximum number of unclear answers, such as Enter, before setup gives up. */
  private static final int MAX_UNCLEAR = 3;

  @Override
  public boolean approve(Plan plan) {
    boolean yes = session.options().yes;
    if (!yes && !session.asker().isPresent()) {
      throw Failure.usage(
          "'" + plan.title() + "' needs confirmation, and there is no terminal to ask on",
          "add --yes");
    }
    if (!yes) {
      say("");
      say(Line.of(step.name(), Tone.STRONG));
      say("  " + step.explanation());
    }
    plan.systemChanges().forEach(change -> say("  " + change.title()));
    plan.changes().forEach(change -> shown(change).forEach(line -> say("  " + line)));
    plan.notes().forEach(note -> say("  note: " + note));
    if (yes) {
      return false;
    }
    new EquivalentCommands(session.site().settings())
        .ofSystemChanges(plan)
        .forEach(command -> say(Line.of("  $ " + command, Tone.FAINT)));
    plan.questions().forEach(question -> ask(question, plan));
    return true;
  }

  /** Shows a small change of an existing file as a diff, any other change as one line. */
  private static List<String> shown(Change change) {
    boolean both =
        change.before() instanceof Content.Regular && change.after() instanceof Content.Regular;
    List<String> diff = both ? PlanText.diff(change) : List.of();
    return diff.isEmpty() || diff.size() > MAX_LINES ? List.of(named(change)) : diff;
  }

  private static String named(Change change) {
    String verb = change.before().equals(Content.ABSENT) ? "write " : "change ";
    if (change.after() instanceof Content.Regular file) {
      int lines = LineText.of(file.bytes()).size();
      return verb + change.shown() + " (" + lines + (lines == 1 ? " line)" : " lines)");
    }
    return change.after() instanceof Content.Symlink link
        ? "link " + change.shown() + " to " + link.target()
        : "remove " + change.shown();
  }

  private void ask(String question, Plan plan) {
    int unclear = 0;
    while (true) {
      Optional<String> typed = session.asker().line(question + " [y, n, d for details] ");
      String answer = typed.orElse("n").strip().toLowerCase(Locale.ROOT);
      if (Asker.isYes(answer)) {
        return;
      }
      boolean detail = answer.matches("d|\\?");
      if (answer.matches("n|no|quit") || (!detail && ++unclear > MAX_UNCLEAR)) {
        throw Failure.failed("step " + step.name() + " was not confirmed and is not done", again);
      }
      if (!detail) {
        say("  y does this step; n quits, and finished steps stay done; d shows all details");
        continue;
      }
      session.review(plan).forEach(line -> say(Line.of("  ").plus(line)));
    }
  }

  private void say(String line) {
    say(Line.of(line));
  }

  private void say(Line line) {
    session.say(line);
  }
}
