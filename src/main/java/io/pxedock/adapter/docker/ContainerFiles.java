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
 * Reads what a container sees at a path. Docker's archive call ({@code docker cp}) cannot be used:
 * it mounts the binds again and shows the host's current file (measured with Docker 20.10). Root on
 * the engine's machine reads the container's view in /proc; other users read it through exec. Links
 * are followed, as dnsmasq follows them.
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
        // The process may have ended meanwhile; exec then gives the answer.
      }
    }
    return ask(client, container.name(), path, patienceMillis);
  }

  /**
   * Returns the path below /proc. Empty unless the process is certainly the container's (the engine
   * may run on another machine), and unless the path contains no link (an absolute link would lead
   * to a file of this machine).
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
        "cannot read " + path + " in the container '" + container + "': " + said,
        "run pxedock with sudo to look at it through /proc");
  }
}
