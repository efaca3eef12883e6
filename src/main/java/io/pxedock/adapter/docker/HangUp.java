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
      if (isSentInside(client, container, patienceMillis, command)) {
        return SignalWay.FROM_INSIDE;
      }
    }
    if (isSentFromTheHost(container)) {
      return SignalWay.FROM_THE_HOST;
    }
    client.killContainerCmd(container.name()).withSignal("HUP").exec();
    return SignalWay.THROUGH_THE_ENGINE;
  }

  private static boolean isSentInside(
      DockerClient client, ContainerState container, long patienceMillis, List<String> command) {
    try {
      Optional<ContainerExec.Ending> ending =
          ContainerExec.run(
              client, container.name(), patienceMillis, command.toArray(String[]::new));
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
