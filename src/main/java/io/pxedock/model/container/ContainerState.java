package io.pxedock.model.container;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The state of a container, as {@code docker inspect} reports it.
 *
 * @param image the name that it was made from
 * @param imageId the image that it was made from, which may have lost that name since; empty if it
 *     is not known
 * @param status Docker's word: created, running, paused, restarting, removing, exited, dead
 * @param pid the process id on the Docker host of the container's PID 1; 0 if it is not running
 * @param startedAt the time of the last start; {@link Instant#EPOCH} for never
 * @param addresses the assigned IPv4 addresses by network name
 * @param network the network mode of its creation: a Docker network's name, {@code host}, {@code
 *     none} …
 * @param command the entry point and its arguments
 */
public record ContainerState(
    String id,
    String name,
    String image,
    String imageId,
    String status,
    long pid,
    int exitCode,
    Instant startedAt,
    String restartPolicy,
    boolean autoRemove,
    boolean tty,
    ContainerRights rights,
    List<Bind> binds,
    Map<String, String> addresses,
    String network,
    List<String> command,
    Past past) {
  /**
   * What happened to it before it last started.
   *
   * @param restarts how often the engine has started it again by itself since somebody did
   * @param endedAt when its process last ended; {@link Instant#EPOCH} for never
   * @param error why the engine could not start it; empty for no reason
   */
  public record Past(int restarts, Instant endedAt, boolean ranOutOfMemory, String error) {
    /** The past of a container to which nothing has happened. */
    public static final Past NONE = new Past(0, Instant.EPOCH, false, "");
  }

  /** Returns whether the container has all rights. */
  public boolean privileged() {
    return rights.privileged();
  }

  /** Returns whether Docker calls the container running. */
  public boolean isRunning() {
    return status.equals("running");
  }
}
