package io.pxedock.adapter.process;

import java.time.Instant;
import java.util.Optional;

/** A mark for what this process makes, by which a later process can tell that its maker is dead. */
public final class OwnProcess {
  private OwnProcess() {}

  /** Returns the id and the start of this process. */
  public static String mark() {
    return mark(ProcessHandle.current());
  }

  private static String mark(ProcessHandle process) {
    return process.pid()
        + "@"
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Returns whether the process with that mark still runs on this machine. */
  public static boolean isAlive(String mark) {
    String id = mark.contains("@") ? mark.substring(0, mark.indexOf('@')) : "";
    Optional<ProcessHandle> process =
        id.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(id)) : Optional.empty();
    return process.filter(p -> p.isAlive() && mark(p).equals(mark)).isPresent();
  }
}
