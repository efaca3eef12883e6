package io.pxedock.console.command;

import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Tone;
import io.pxedock.core.engine.BootLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.BootHistory;
import io.pxedock.core.timeline.BootOutcome;
import io.pxedock.core.timeline.BootOutcomes;
import io.pxedock.core.timeline.BootSelection;
import io.pxedock.core.timeline.BootStep;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;
import io.pxedock.model.net.MacAddress;
import io.pxedock.spi.ContainerEngine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Prints each stage when a boot reaches it, and each boot that does not go on. */
final class TimelineWatch {
  private final Session session;
  private final BootSelection selection;
  private final BootHistory history;
  private final String host;
  private final Map<MacAddress, Boot> open = new HashMap<>();
  private final Map<MacAddress, Boot> shown = new HashMap<>();

  TimelineWatch(Session session, BootSelection selection, BootHistory history, String host) {
    this.session = session;
    this.selection = selection;
    this.history = history;
    this.host = host;
    history.boots().forEach(boot -> shown.put(boot.mac(), boot));
  }

  /** Follows until Ctrl-C, or until the container ends. */
  @SuppressWarnings("try") // the subscription is only closed
  int follow(BootLog log) {
    CompletableFuture<Optional<Failure>> end = new CompletableFuture<>();
    try (ContainerEngine.Subscription following = log.follow(this::add, end::complete)) {
      while (true) {
        try {
          Optional<Failure> reason = end.get(1, TimeUnit.SECONDS);
          throw reason.orElseGet(
              () ->
                  Failure.failed("the container has stopped", Remedy.command("pxedock", "start")));
        } catch (TimeoutException e) {
          reportSilent(Instant.now());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DONE.code();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a log is reported, not thrown", e);
    }
  }

  private synchronized void add(LogEvent event) {
    history.add(event);
    history.touched().filter(this::isWanted).ifPresent(this::show);
  }

  private boolean isWanted(Boot boot) {
    try {
      BootOutcome one = new BootOutcome(boot, BootOutcome.State.BOOTING, Optional.empty(), "");
      return !selection.of(host, List.of(one)).isEmpty();
    } catch (Failure e) {
      return false;
    }
  }

  private void show(Boot boot) {
    Boot before = shown.put(boot.mac(), boot);
    boolean isSame = before != null && before.begun().equals(boot.begun());
    int from = isSame ? Math.min(before.steps().size(), boot.steps().size()) : 0;
    for (int i = from; i < boot.steps().size(); i++) {
      BootStep step = boot.steps().get(i);
      String took = i == 0 ? "" : "+" + RelativeTime.took(boot.took(i));
      print(boot, step.time(), step.stage().word(), step.what() + "  " + took, Tone.PLAIN);
    }
    if (!boot.stuck().isEmpty() && (!isSame || !boot.stuck().equals(before.stuck()))) {
      print(boot, boot.heard(), "! stuck", boot.stuck(), Tone.WARNING);
    }
    if (boot.stuck().isEmpty()) {
      open.put(boot.mac(), boot);
    } else {
      open.remove(boot.mac());
    }
  }

  private void print(Boot boot, Instant time, String word, String what, Tone tone) {
    String name = selection.name(boot);
    session.print(
        List.of(
            Line.of(RelativeTime.clock(time, ZoneId.systemDefault()) + "  ", Tone.FAINT)
                .plus(Cells.fit(Printable.line(name.isEmpty() ? boot.mac().text() : name), 17, "…"))
                .plus("  " + Cells.fit(word, 9, ""), tone == Tone.PLAIN ? Tone.ACCENT : tone)
                .plus(Printable.line(what).stripTrailing(), tone)));
    session.streams().out().flush();
  }

  private synchronized void reportSilent(Instant now) {
    boolean isAnySilent =
        open.values().stream().anyMatch(b -> now.isAfter(b.heard().plus(Boot.TIMEOUT)));
    if (!isAnySilent) {
      return;
    }
    for (BootOutcome one : BootOutcomes.of(history.boots(), now)) {
      Boot boot = open.get(one.boot().mac());
      if (boot != null && boot.begun().equals(one.boot().begun())) {
        if (!one.reason().isEmpty()) {
          print(
              boot,
              now,
              "! stuck",
              "at " + boot.stage().word() + ": " + one.reason(),
              Tone.WARNING);
        }
        if (one.state() != BootOutcome.State.BOOTING) {
          open.remove(boot.mac());
        }
      }
    }
  }
}
