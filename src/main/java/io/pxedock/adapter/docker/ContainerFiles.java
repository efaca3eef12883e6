package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerState;
import io.pxedock.spi.ContainerEngine.ServedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container sees at a path. Docker's archive call ({@code docker cp}) does not tell: it
 * mounts the binds anew and so shows the host's file of now (measured with Docker 20.10). The
 * container's own view is in /proc, for root on the engine's machine, and behind exec, for
 * everybody else. Links are followed, as dnsmasq follows them.
 */
final class ContainerFiles {
  private static final int MISSING = 44;
  private static final String SCRIPT =
      "[ -e \"$1\" ] || exit " + MISSING + "; stat -L -c '%s %Y' \"$1\"";
  private static final Pattern ANSWER = Pattern.compile("\\s*([0-9]+) (-?[0-9]+)\\s*");

  private ContainerFiles() {}

  static Optional<ServedFile> look(
      DockerClient client, ContainerState container, String path, long patienceMillis) {
    Optional<Path> here = pathOnThisMachine(container, path);
    if (here.isPresent()) {
      try {
        BasicFileAttributes file = Files.readAttributes(here.get(), BasicFileAttributes.class);
        Instant modified = file.lastModifiedTime().toInstant();
        return Optional.of(
            new ServedFile(file.size(), Instant.ofEpochSecond(modified.getEpochSecond())));
      } catch (IOException e) {
        // The process may have ended since; the container itself knows better.
      }
    }
    return ask(client, container.name(), path, patienceMillis);
  }

  /**
   * The path by way of /proc: only when the process there is surely the container's, for the engine
   * may run on another machine, and only when no link lies on the way, for an absolute one would
   * lead to a file of this machine.
   */
  private static Optional<Path> pathOnThisMachine(ContainerState container, String path) {
    Path process = Path.of("/proc", Long.toString(container.pid()));
    try {
      if (!Files.readString(process.resolve("cgroup")).contains(container.id())) {
        return Optional.empty();
      }
      Path seen = process.resolve("root");
      for (Path name : Path.of("/").resolve(path).normalize()) {
        seen = seen.resolve(name);
        if (Files.readAttributes(seen, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .isSymbolicLink()) {
          return Optional.empty();
        }
      }
      return Optional.of(seen);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ServedFile> ask(
      DockerClient client, String container, String path, long patienceMillis) {
    ContainerExec.Ending ending =
        ContainerExec.run(client, container, patienceMillis, "sh", "-c", SCRIPT, "sh", path)
            .orElseThrow(() -> cannotSee(container, path, "no answer"));
    if (ending.exit() == MISSING) {
      return Optional.empty();
    }
    Matcher answer = ANSWER.matcher(ending.printed());
    if (!answer.matches()) {
      throw cannotSee(container, path, ending.printed().trim());
    }
    return Optional.of(
        new ServedFile(
            Long.parseLong(answer.group(1)),
            Instant.ofEpochSecond(Long.parseLong(answer.group(2)))));
  }

  private static Failure cannotSee(String container, String path, String said) {
    return Failure.failed(
        "cannot see " + path + " in the container '" + container + "': " + said,
        "run pxedock with sudo to look at it through /proc");
  }
}
