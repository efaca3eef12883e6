package io.pxedock.core.pxelinux;

import java.util.List;
import java.util.Optional;

/**
 * The way of one machine from its boot file to what runs then.
 *
 * @param files every file that it asks for, in this order
 * @param config the name of the configuration that it takes; empty when it does not come so far
 * @param command what that configuration boots; empty when the machine does not come so far
 * @param stop why the machine does not boot; empty when nothing was found that stops it
 * @param doubt what could not be followed; empty when everything could
 */
public record BootTrace(
    List<Fetch> files,
    String config,
    Optional<BootCommand> command,
    Optional<Stop> stop,
    List<String> doubt) {
  /**
   * One file.
   *
   * @param name as the machine asks the TFTP server for it
   * @param isNeeded whether the machine cannot boot without it
   */
  public record Fetch(String name, Served answer, boolean isNeeded) {}

  /**
   * Where a boot ends before its time.
   *
   * @param code a stable name, such as {@code kernel-missing}
   * @param file the file in question; empty when it is not a file
   * @param message one sentence without a full stop
   */
  public record Stop(String code, String file, String message) {}

  public BootTrace {
    files = List.copyOf(files);
    doubt = List.copyOf(doubt);
  }

  /** Whether every file was found served, up to the last one. */
  public boolean isWhole() {
    return stop.isEmpty() && doubt.isEmpty();
  }

  /** The files that were sent, in the order in which the machine asks for them. */
  public List<Fetch> sent() {
    return files.stream().filter(f -> f.answer().isSent()).toList();
  }
}
