package io.pxedock.model.container;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A container as Docker's inspect shows it.
 *
 * @param status Docker's word: created, running, paused, restarting, removing, exited, dead
 * @param pid the process on the Docker host that is PID 1 in the container, 0 when none runs
 * @param startedAt when it last started; {@link Instant#EPOCH} for never
 * @param addresses its IPv4 addresses by network name, as far as assigned
 * @param network what it was made with: a Docker network's name, {@code host}, {@code none} …
 * @param command what it runs, entry point and arguments
 */
public record ContainerState(
    String id,
    String name,
    String image,
    String status,
    long pid,
    int exitCode,
    Instant startedAt,
    String restartPolicy,
    boolean autoRemove,
    boolean tty,
    boolean privileged,
    List<Bind> binds,
    Map<String, String> addresses,
    String network,
    List<String> command) {
  /** One of which it does not matter how it was made. */
  public ContainerState(
      String id,
      String name,
      String image,
      String status,
      long pid,
      int exitCode,
      Instant startedAt,
      String restartPolicy,
      boolean autoRemove,
      boolean tty,
      boolean privileged,
      List<Bind> binds,
      Map<String, String> addresses) {
    this(
        id,
        name,
        image,
        status,
        pid,
        exitCode,
        startedAt,
        restartPolicy,
        autoRemove,
        tty,
        privileged,
        binds,
        addresses,
        "",
        List.of());
  }

  public boolean isRunning() {
    return status.equals("running");
  }
}
