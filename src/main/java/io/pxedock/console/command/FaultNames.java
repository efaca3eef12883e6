package io.pxedock.console.command;

import io.pxedock.console.completion.FixedWords;
import java.util.Map;

/** The faults that the demo can be given. */
final class FaultNames extends FixedWords {
  private final Session session;

  FaultNames(Session session) {
    this.session = session;
  }

  @Override
  public Map<String, String> words() {
    return session.demoFaults();
  }
}
