package io.pxedock.console.dashboard;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.render.EquivalentCommands;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.PlanText;
import io.pxedock.console.render.Tone;
import io.pxedock.core.engine.Consent;
import io.pxedock.core.engine.Site;
import io.pxedock.core.operation.Plan;
import io.pxedock.model.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Has what runs in the background wait for the operator's answer. */
final class Questions {
  /** The operator did not want it. */
  static final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Site site;
  private final Consumer<Message> sink;
  private CompletableFuture<Boolean> open = CompletableFuture.completedFuture(false);

  Questions(Site site, Consumer<Message> sink) {
    this.site = site;
    this.sink = sink;
  }

  /** Shows every plan, and asks for a yes to it, also when it asks for none itself. */
  Consent consent() {
    return plan -> {
      if (!ask(ConfirmQuestion.of(plan.title(), review(plan), questions(plan), plan.hosts()))) {
        throw new Declined();
      }
      return true;
    };
  }

  private static List<String> questions(Plan plan) {
    return plan.questions().isEmpty()
        ? List.of("Do this? Then: " + plan.summary())
        : plan.questions();
  }

  private List<Line> review(Plan plan) {
    EquivalentCommands shell = new EquivalentCommands(site.settings());
    List<Line> lines = new ArrayList<>(PlanText.review(plan, site.workdir(), shell));
    plan.notes().forEach(note -> lines.add(Line.of("note: " + note, Tone.ACCENT)));
    return lines;
  }

  /** Waits for the answer. */
  boolean ask(ConfirmQuestion question) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    synchronized (this) {
      open = answer;
    }
    sink.accept(new Messages.Asked(question));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("cancelled, nothing is changed", "");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer is given, never thrown", e);
    }
  }

  synchronized void answer(boolean yes) {
    open.complete(yes);
  }
}
