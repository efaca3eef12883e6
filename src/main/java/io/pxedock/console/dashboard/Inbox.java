package io.pxedock.console.dashboard;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.core.log.LogEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Queue of pending messages. Log lines are delivered in one batch every 33 ms, so that they never
 * delay a key. At most 4096 lines are buffered; then the producer blocks.
 */
final class Inbox {
  /** Shortest interval between two pictures, except after a key. */
  static final Duration FRAME_INTERVAL = Duration.ofMillis(33);

  private static final int MAX_EVENTS = 4096;
  private static final long A_DAY = Duration.ofDays(1).toNanos();

  private List<Message> messages = new ArrayList<>();
  private List<LogEvent> events = new ArrayList<>();
  private Instant logged;
  private long due;
  private boolean closed;

  synchronized void add(Message message) {
    if (message instanceof Messages.Logged lines) {
      log(lines);
    } else {
      messages.add(message);
      notifyAll();
    }
  }

  // The first lines of all may be more than there is room for, and are not cut.
  private void log(Messages.Logged lines) {
    try {
      while (!closed && !events.isEmpty() && events.size() + lines.events().size() > MAX_EVENTS) {
        wait();
      }
    } catch (InterruptedException e) {
      // The follower of the log ends: these lines are not needed.
      Thread.currentThread().interrupt();
      return;
    }
    if (logged == null) {
      due = System.nanoTime() + FRAME_INTERVAL.toNanos();
      notifyAll();
    }
    logged = lines.now();
    events.addAll(lines.events());
  }

  /** Returns all waiting messages; if there are none, waits for one, at most {@code atMost}. */
  synchronized List<Message> take(Optional<Duration> atMost) throws InterruptedException {
    long begun = System.nanoTime();
    long most = atMost.map(Duration::toNanos).orElse(A_DAY);
    while (messages.isEmpty()) {
      long left = Math.min(most - (System.nanoTime() - begun), untilTheLog());
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    List<Message> taken = messages;
    messages = new ArrayList<>();
    if (untilTheLog() <= 0) {
      taken.add(new Messages.Logged(logged, inOrder(events)));
      events = new ArrayList<>();
      logged = null;
      notifyAll();
    }
    return taken;
  }

  /** In nanoseconds. */
  private long untilTheLog() {
    return logged == null ? A_DAY : due - System.nanoTime();
  }

  /** Nobody takes any more: what is added from now on is lost, and holds up nobody. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  // Two logs come on two ways, and what one tells may stand on what the other has told before.
  private static List<LogEvent> inOrder(List<LogEvent> events) {
    boolean mixed = events.stream().anyMatch(LogEvent.Fetched.class::isInstance);
    return mixed
        ? events.stream().sorted(Comparator.comparing(event -> event.line().time())).toList()
        : List.copyOf(events);
  }
}
