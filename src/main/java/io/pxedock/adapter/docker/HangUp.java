package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.pxedock.model.container.ContainerState;
import io.pxedock.spi.ContainerEngine.SignalWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * SIGHUP for PID 1 of a container. Docker takes a signal that is sent through its API for a stop
 * that somebody wants, and its restart policy ends with it (Docker 20.10 and 26.1, measured); a
 * signal from inside the container, or from the host to the process, leaves the policy in force.
 */
final class HangUp {
  private static final List<List<String>> INSIDE =
      List.of(List.of("sh", "-c", "kill -HUP 1"), List.of("kill", "-HUP", "1"));
  private static final int HOST_SECONDS = 5;

  private HangUp() {}

  static SignalWay send(DockerClient client, ContainerState container, long patienceMillis) {
    for (List<String> command : INSIDE) {
      if (isSentInside(client, container, patienceMillis, command, "")) {
        return SignalWay.FROM_INSIDE;
      }
    }
    // Without the capability KILL, root may signal its own processes only.
    Optional<String> user = userOfDaemon(client, container, patienceMillis);
    if (user.isPresent()
        && isSentInside(client, container, patienceMillis, INSIDE.get(0), user.get())) {
      return SignalWay.FROM_INSIDE;
    }
    if (isSentFromTheHost(container)) {
      return SignalWay.FROM_THE_HOST;
    }
    client.killContainerCmd(container.name()).withSignal("HUP").exec();
    return SignalWay.THROUGH_THE_ENGINE;
  }

  /** Returns the user and group, as numbers, of PID 1 if it is not root. */
  private static Optional<String> userOfDaemon(
      DockerClient client, ContainerState container, long patienceMillis) {
    try {
      return ContainerExec.run(client, container.name(), patienceMillis, "cat", "/proc/1/status")
          .filter(ending -> ending.exit() == 0)
          .flatMap(ending -> ProcText.user(ending.printed()));
    } catch (DockerException e) {
      return Optional.empty();
    }
  }

  private static boolean isSentInside(
      DockerClient client,
      ContainerState container,
      long patienceMillis,
      List<String> command,
      String user) {
    try {
      Optional<ContainerExec.Ending> ending =
          ContainerExec.as(
              user, client, container.name(), patienceMillis, command.toArray(String[]::new));
      return ending.filter(e -> e.exit() == 0).isPresent();
    } catch (DockerException e) {
      // There is no such program in the image, or the engine allows no exec.
      return false;
    }
  }

  /** The engine may run on another machine, where that process id is another process. */
  private static boolean isSentFromTheHost(ContainerState container) {
    Path process = Path.of("/proc", Long.toString(container.pid()));
    try {
      if (!Files.readString(process.resolve("cgroup")).contains(container.id())) {
        return false;
      }
      Process kill =
          new ProcessBuilder("kill", "-HUP", Long.toString(container.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return kill.waitFor(HOST_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
