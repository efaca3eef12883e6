package io.pxedock.dashboard;

import io.pxedock.dashboard.state.Message;
import io.pxedock.dashboard.state.Messages;
import io.pxedock.dnsmasq.LogEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The messages that wait, in their order; lines of the log that wait together come as one. */
final class Inbox {
  private static final int AT_ONCE = 2000;

  private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>();

  void add(Message message) {
    queue.add(message);
  }

  /** All that wait; when none does, waits for one, no longer than that. */
  List<Message> take(Optional<Duration> atMost) throws InterruptedException {
    Message first =
        atMost.isEmpty()
            ? queue.take()
            : queue.poll(Math.max(0, atMost.get().toNanos()), TimeUnit.NANOSECONDS);
    List<Message> waiting = new ArrayList<>();
    if (first != null) {
      waiting.add(first);
      queue.drainTo(waiting, AT_ONCE);
    }
    return together(waiting);
  }

  private static List<Message> together(List<Message> messages) {
    List<Message> out = new ArrayList<>();
    List<LogEvent> events = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i) instanceof Messages.Logged logged) {
        events.addAll(logged.events());
        boolean more = i + 1 < messages.size() && messages.get(i + 1) instanceof Messages.Logged;
        if (!more) {
          out.add(new Messages.Logged(logged.now(), List.copyOf(events)));
          events.clear();
        }
      } else {
        out.add(messages.get(i));
      }
    }
    return out;
  }
}
