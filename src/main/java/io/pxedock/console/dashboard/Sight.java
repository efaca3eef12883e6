package io.pxedock.console.dashboard;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out when the operator can have seen a question. After its picture the terminal is asked to
 * answer: keys that come before the answer were typed before the question was on the screen,
 * however slow the connection is. A terminal that has never answered is given 1 s.
 */
final class Sight {
  /** How long a terminal that never answers is given to show a picture. */
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final Runnable ask;
  private Overlay question;
  private Instant asked;
  private int open;
  private boolean answers;
  private boolean begun;

  /**
   * Creates a sight of nothing.
   *
   * @param ask asks the terminal to answer when it has shown everything
   */
  Sight(Runnable ask) {
    this.ask = ask;
  }

  /** Notes that a picture of the model was written to the terminal. */
  synchronized void painted(Model model, Instant now) {
    Overlay waiting = model.overlay().filter(Overlay::waitsToBeSeen).orElse(null);
    // Once at the beginning, to know whether this terminal answers at all.
    if (!begun || (waiting != null && waiting != question)) {
      ask.run();
      open++;
      begun = true;
      asked = waiting == null ? null : now;
    }
    question = waiting;
  }

  /** Notes an answer of the terminal; returns whether it has now shown the question. */
  synchronized boolean answered() {
    answers = true;
    open = Math.max(0, open - 1);
    return open == 0;
  }

  /** Notes that another program had the terminal, and may have taken its answers. */
  synchronized void forget() {
    open = 0;
    question = null;
  }

  /** Returns when a terminal that never answers counts as having shown the question. */
  synchronized Optional<Instant> deadline() {
    return answers || question == null
        ? Optional.empty()
        : Optional.ofNullable(asked).map(at -> at.plus(TIMEOUT));
  }

  /** Returns what the model is told once the deadline has passed; empty before. */
  synchronized Optional<Message> overdue(Instant now) {
    if (deadline().filter(at -> !now.isBefore(at)).isEmpty()) {
      return Optional.empty();
    }
    asked = null;
    Messages.Seen seen = new Messages.Seen(now);
    // Not as Seen itself: that is the terminal's answer.
    return Optional.of(seen::on);
  }
}
