package io.pxedock.model;

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
    Map<String, String> addresses) {
  public boolean isRunning() {
    return status.equals("running");
  }
}
