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
 * The messages that wait. Lines of the log are kept apart: they come together, as one message, when
 * they have waited for as long as an operator does not notice, and hold up no key. There is room
 * for so many; who has more waits, so that a log that is faster than the screen fills no memory.
 */
final class Inbox {
  /** Between two pictures that nobody waits for. */
  static final Duration CALM = Duration.ofMillis(33);

  private static final int ROOM = 4096;
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
      while (!closed && !events.isEmpty() && events.size() + lines.events().size() > ROOM) {
        wait();
      }
    } catch (InterruptedException e) {
      // Whoever follows the log is told to end: nobody wants these lines.
      Thread.currentThread().interrupt();
      return;
    }
    if (logged == null) {
      due = System.nanoTime() + CALM.toNanos();
      notifyAll();
    }
    logged = lines.now();
    events.addAll(lines.events());
  }

  /** All that wait; when none does, waits for one, no longer than that. */
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
