package io.pxedock.console.dashboard;

import io.pxedock.model.Failure;
import io.pxedock.model.container.LogLine;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A day's log as Docker hands it on: as fast as it is taken, and broken off now and then. */
final class ReplayedLog {
  private static final int CUTS = 6;

  private final DayOfBoots day;
  private final Runnable each;
  private List<LogLine> hour = List.of();
  private int next;
  private int hours;
  private int cuts;
  private volatile long lines;
  private volatile boolean over;

  /**
   * @param each after every hour
   */
  ReplayedLog(DayOfBoots day, Runnable each) {
    this.day = day;
    this.each = each;
  }

  long lines() {
    return lines;
  }

  boolean isOver() {
    return over;
  }

  int cuts() {
    return cuts;
  }

  /** From that moment on, that moment included, what was handed on before as well. */
  Subscription follow(Instant since, Consumer<LogLine> taker, Consumer<Optional<Failure>> ended) {
    Thread thread = new Thread(() -> run(since, taker, ended), "replay");
    thread.setDaemon(true);
    thread.start();
    return thread::interrupt;
  }

  private synchronized void run(
      Instant since, Consumer<LogLine> taker, Consumer<Optional<Failure>> ended) {
    while (next > 0 && !hour.get(next - 1).time().isBefore(since)) {
      next--;
      lines--;
    }
    while (!Thread.currentThread().isInterrupted()) {
      if (next == hour.size()) {
        if (hours == DayOfBoots.HOURS) {
          over = true;
          return;
        }
        if (hours > 0) {
          each.run();
        }
        hour = new ArrayList<>(day.hour(hours++));
        next = 0;
      }
      taker.accept(hour.get(next++));
      lines++;
      // In the middle of an hour, now and then.
      if (cuts < CUTS && hours % 4 == 1 && next == hour.size() / 2) {
        cuts++;
        ended.accept(Optional.of(Failure.unreachable("the connection has ended", "")));
        return;
      }
    }
  }
}
