package io.pxedock.adapter.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.ShellWord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The failures of calls to Docker, each with its remedy. */
final class EngineFailure {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EngineFailure() {}

  /** Returns UNREACHABLE if the engine did not answer, FAILED if it answered with an error. */
  static RuntimeException of(String address, Throwable cause) {
    if (cause instanceof Failure failure) {
      return failure;
    }
    if (cause instanceof DockerException refusal) {
      return Failure.failed(
              "Docker refused: " + message(refusal), "see 'docker ps -a' and 'docker logs'")
          .because(refusal);
    }
    if (cause instanceof LinkageError) {
      return Failure.unreachable(
              "pxedock cannot use TLS certificates to reach Docker at " + address, forward(address))
          .because(cause);
    }
    return unreachable(address, root(cause)).because(cause);
  }

  private static Failure unreachable(String address, Throwable root) {
    String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    boolean socket = address.startsWith("unix:");
    String place = socket ? URI.create(address).getPath() : address;
    String lower = said.toLowerCase(Locale.ROOT);
    if (socket && lower.contains("no such file")) {
      return noSocket(place);
    }
    if (socket && lower.contains("permission denied")) {
      return Failure.unreachable(
          "no permission for Docker's socket " + place,
          "add yourself to the docker group: sudo usermod -aG docker $USER, then log in again");
    }
    if (lower.contains("refused")) {
      return Failure.unreachable(
          "the Docker daemon is not running: " + place + " refuses the connection",
          socket ? START : Remedy.of("start Docker on that machine"));
    }
    return root instanceof IOException
        ? Failure.unreachable(
            "Docker at " + place + " cannot be reached: " + said,
            socket ? "see 'systemctl status docker'" : "check the address, or " + forward(address))
        : Failure.failed(
            "Docker's answer cannot be parsed: " + said, Remedy.see("docker", "version"));
  }

  private static final Remedy START = Remedy.by("start Docker", "systemctl", "start", "docker");

  static Failure noSocket(String path) {
    return Failure.unreachable("Docker's socket " + path + " does not exist", START);
  }

  static Failure foreignSocket(Path socket, String owner) {
    return Failure.refused(
        "Docker's socket " + socket + " belongs to " + owner + ", not to root or you",
        "use the socket of root's Docker: DOCKER_HOST=unix:///var/run/docker.sock");
  }

  static Failure silent(String address, Duration deadline) {
    return Failure.unreachable(
        "Docker at " + address + " did not answer within " + deadline.toSeconds() + " s",
        "see 'systemctl status docker', or restart it: systemctl restart docker");
  }

  static Failure ssh(String address) {
    return Failure.unreachable(
        "Docker at " + address + ": pxedock does not support ssh addresses", forward(address));
  }

  static Failure badAddress(String address, RuntimeException cause) {
    String said = root(cause).getMessage();
    return said != null && said.contains("ssh")
        ? ssh(address)
        : Failure.unreachable(
                "cannot use the Docker address " + address + (said == null ? "" : ": " + said),
                "write it as unix:///var/run/docker.sock or tcp://host:port")
            .because(cause);
  }

  private static String forward(String address) {
    String host = address.replaceFirst("^[a-z]+:/*", "").replaceFirst("[:/][0-9]*.*$", "");
    return "forward its socket: ssh -nNT -L $HOME/docker.sock:/var/run/docker.sock "
        + (host.isEmpty() ? "HOST" : ShellWord.quote(host))
        + ", and use unix://$HOME/docker.sock";
  }

  static Failure noContainer(String name) {
    return Failure.failed(
        "there is no container '" + name + "'",
        Remedy.run("pxedock", "status").suffixed(" to see what is there"));
  }

  static Failure notRunning(String name) {
    return Failure.failed(
        "container '" + name + "' is not running", Remedy.by("start it", "pxedock", "start"));
  }

  /** Returns the message in Docker's JSON error. */
  static String message(DockerException refusal) {
    String body = refusal.getMessage() == null ? "" : refusal.getMessage();
    // docker-java writes "Status 404: {…}" for some errors.
    int brace = body.indexOf('{');
    if (brace >= 0) {
      try {
        return JSON.readTree(body.substring(brace)).path("message").asText(body).trim();
      } catch (JsonProcessingException e) {
        return body.trim();
      }
    }
    return body.isBlank() ? "status " + refusal.getHttpStatus() : body.trim();
  }

  /** Returns the innermost cause. */
  static Throwable root(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
