package io.pxedock.console.command;

import io.pxedock.console.render.Json;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.OutcomeText;
import io.pxedock.console.render.Output;
import io.pxedock.core.engine.Consent;
import io.pxedock.core.engine.Outcome;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import java.util.ArrayList;
import java.util.List;

/** Makes the change of a command: shows the plan, asks, and prints the outcome. */
final class ChangeRunner {
  private final Session session;

  ChangeRunner(Session session) {
    this.session = session;
  }

  int change(Operation operation) {
    if (session.options().dryRun) {
      Plan plan = session.site().engine().plan(operation);
      return show(Outcome.of(plan), true);
    }
    return show(session.carryOut(operation, consent()), false);
  }

  private Consent consent() {
    return plan -> {
      if (session.options().yes || plan.questions().isEmpty()) {
        return false;
      }
      if (!session.asker().isPresent()) {
        throw Failure.usage(
            "'" + plan.title() + "' needs confirmation, and there is no terminal to ask on",
            "add --yes");
      }
      session.review(plan).forEach(session::say);
      printNotes(plan);
      for (int i = 0; i < plan.questions().size(); i++) {
        String question = Printable.line(plan.questions().get(i));
        if (!session.asker().yes(question, i == 0 ? plan.hosts() : 0)) {
          throw Failure.failed("not confirmed, nothing is changed", "");
        }
      }
      return true;
    };
  }

  private int show(Outcome outcome, boolean dryRun) {
    if (session.options().output() == Output.JSON) {
      session.streams().out().println(Json.print(Json.of(outcome, dryRun)));
      return ExitCode.DONE.code();
    }
    Plan plan = outcome.plan();
    List<Line> lines = new ArrayList<>();
    if (dryRun) {
      lines.addAll(session.review(plan));
    }
    String before = dryRun ? "would be: " : "";
    String summary = Printable.line(plan.summary());
    lines.add(
        Line.of((plan.isEmpty() ? "nothing to change: " : before) + summary)
            .plus(OutcomeText.loaded(outcome)));
    session.print(lines);
    session.streams().out().flush();
    printNotes(plan);
    outcome.complaints().forEach(c -> session.say(Line.of("dnsmasq: " + c)));
    return ExitCode.DONE.code();
  }

  private void printNotes(Plan plan) {
    plan.notes().forEach(n -> session.say(Line.of("note: " + Printable.line(n))));
  }
}
