package io.pxedock.core.engine;

import java.time.Instant;
import java.util.Optional;

/** A process in a word that no other process of this machine gets: its id and its start. */
public final class ProcessMark {
  private ProcessMark() {}

  /** Returns the mark of this process. */
  public static String ofThisProcess() {
    return of(ProcessHandle.current());
  }

  private static String of(ProcessHandle process) {
    long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "@" + start;
  }

  /** Returns whether the process with that mark still runs here. */
  public static boolean isAlive(String mark) {
    int at = mark.indexOf('@');
    return at > 0
        && id(mark.substring(0, at))
            .flatMap(ProcessHandle::of)
            .filter(process -> process.isAlive() && of(process).equals(mark))
            .isPresent();
  }

  private static Optional<Long> id(String digits) {
    return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }
}
