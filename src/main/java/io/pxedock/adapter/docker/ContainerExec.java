package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.pxedock.model.Failure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a command in a running container, as {@code docker exec} does. */
final class ContainerExec {
  private static final int MAX_PRINTED = 1024;

  private ContainerExec() {}

  /**
   * The result of the command.
   *
   * @param printed the beginning of stdout and stderr
   */
  record Ending(int exit, String printed) {}

  /**
   * Returns the result; empty if the command did not end in time, in which case it may still run.
   */
  static Optional<Ending> run(
      DockerClient client, String container, long patienceMillis, String... command) {
    return run(client, container, patienceMillis, MAX_PRINTED, command);
  }

  /**
   * Runs a command as a user.
   *
   * @param user the user and group as numbers, {@code 101:101}; empty for the container's own
   */
  static Optional<Ending> as(
      String user, DockerClient client, String container, long patienceMillis, String... command) {
    return run(user, client, container, patienceMillis, MAX_PRINTED, command);
  }

  /**
   * Runs a command that may print more.
   *
   * @param limit how many bytes of what it prints are kept
   */
  static Optional<Ending> run(
      DockerClient client, String container, long patienceMillis, int limit, String... command) {
    return run("", client, container, patienceMillis, limit, command);
  }

  private static Optional<Ending> run(
      String user,
      DockerClient client,
      String container,
      long patienceMillis,
      int limit,
      String... command) {
    String exec =
        client
            .execCreateCmd(container)
            .withCmd(command)
            .withUser(user)
            .withAttachStdout(true)
            .withAttachStderr(true)
            .exec()
            .getId();
    Output output = new Output(limit);
    try {
      if (!client
          .execStartCmd(exec)
          .exec(output)
          .awaitCompletion(patienceMillis, TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while waiting for Docker", "");
    }
    Long exit = client.inspectExecCmd(exec).exec().getExitCodeLong();
    return Optional.of(new Ending(exit == null ? -1 : exit.intValue(), output.text()));
  }

  private static final class Output extends ResultCallback.Adapter<Frame> {
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(int limit) {
      this.limit = limit;
    }

    @Override
    public synchronized void onNext(Frame frame) {
      byte[] payload = frame.getPayload();
      bytes.write(payload, 0, Math.min(payload.length, limit - bytes.size()));
    }

    synchronized String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
