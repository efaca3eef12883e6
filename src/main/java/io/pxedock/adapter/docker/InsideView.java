package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerInside.File;
import io.pxedock.model.container.ContainerState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks into a running container: by way of /proc for root on the engine's machine, else by a shell
 * in the container.
 */
final class InsideView {
  private static final int MAX_TEXT = 1 << 20;
  private static final int BATCH = 400;
  private static final String MARK = "=pxedock=";

  /** Prints the texts of /proc and a line for each file, each part after a mark. */
  private static final String SCRIPT =
      "for f in /proc/1/status /proc/net/dev /proc/net/route /proc/net/fib_trie; do echo "
          + MARK
          + "; cat $f || exit 1; done; echo "
          + MARK
          + "; for n in /sys/class/net/*; do echo \"${n##*/} $(cat $n/operstate)\"; done; echo "
          + MARK
          + "; for f; do stat -L -c '%f %s %Y %d:%i %u %g' \"$f\" 2>/dev/null || echo -; done";

  private static final Pattern FILE =
      Pattern.compile(
          "([0-9a-f]{1,8}) (\\d{1,18}) (-?\\d{1,18}) (\\d+:\\d+) (\\d{1,9}) (\\d{1,9})");

  private InsideView() {}

  static ContainerInside look(
      DockerClient client, ContainerState container, List<String> paths, long patienceMillis) {
    Path process = Path.of("/proc", Long.toString(container.pid()));
    try {
      if (Files.readString(process.resolve("cgroup")).contains(container.id())) {
        return ofProcess(process, paths);
      }
    } catch (IOException | RuntimeException e) {
      // Not root, another machine, or it has ended since: the container itself is asked.
    }
    return ask(client, container.name(), paths, patienceMillis);
  }

  private static ContainerInside ofProcess(Path process, List<String> paths) throws IOException {
    ProcessRoot root = new ProcessRoot(process.resolve("root"));
    Map<String, File> files = new HashMap<>();
    for (String path : paths) {
      Optional<File> file = root.look(path);
      file.ifPresent(f -> files.put(path, f));
    }
    String dev = text(process.resolve("net/dev"));
    Set<String> down = new HashSet<>();
    for (String line : dev.lines().filter(l -> l.contains(":")).toList()) {
      String name = line.substring(0, line.indexOf(':')).strip();
      Path state = process.resolve("root/sys/class/net").resolve(name).resolve("operstate");
      if (Files.exists(state) && isDown(text(state))) {
        down.add(name);
      }
    }
    return new ContainerInside(
        ProcText.interfaces(
            dev, text(process.resolve("net/route")), text(process.resolve("net/fib_trie")), down),
        ProcText.rights(text(process.resolve("status"))),
        files,
        Set.copyOf(paths));
  }

  private static boolean isDown(String state) {
    return state.strip().endsWith("down");
  }

  private static String text(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return new String(in.readNBytes(MAX_TEXT), StandardCharsets.ISO_8859_1);
    }
  }

  private static ContainerInside ask(
      DockerClient client, String container, List<String> paths, long patienceMillis) {
    Map<String, File> files = new HashMap<>();
    String[] parts = {};
    for (int from = 0; from == 0 || from < paths.size(); from += BATCH) {
      List<String> batch = paths.subList(from, Math.min(paths.size(), from + BATCH));
      parts = run(client, container, batch, patienceMillis);
      List<String> lines = parts[6].strip().lines().toList();
      for (int i = 0; i < batch.size(); i++) {
        String path = batch.get(i);
        (i < lines.size() ? file(lines.get(i)) : Optional.<File>empty())
            .ifPresent(file -> files.put(path, file));
      }
    }
    Set<String> down = new HashSet<>();
    for (String line : parts[5].strip().lines().filter(l -> l.contains(" ")).toList()) {
      if (isDown(line)) {
        down.add(line.substring(0, line.indexOf(' ')));
      }
    }
    return new ContainerInside(
        ProcText.interfaces(parts[2], parts[3], parts[4], down),
        ProcText.rights(parts[1]),
        files,
        Set.copyOf(paths));
  }

  private static String[] run(
      DockerClient client, String container, List<String> paths, long patienceMillis) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    command.addAll(paths);
    ContainerExec.Ending ending =
        ContainerExec.run(
                client, container, patienceMillis, MAX_TEXT, command.toArray(new String[0]))
            .orElseThrow(() -> cannotSee(container, "no answer"));
    String[] parts = ending.printed().split(MARK + "\n", -1);
    if (ending.exit() != 0 || parts.length != 7 || hasNoStat(parts[6], paths)) {
      throw cannotSee(container, ending.printed().lines().findFirst().orElse("no output"));
    }
    return parts;
  }

  // Without the program stat, every file would look as if it was missing: / is never missing.
  private static boolean hasNoStat(String lines, List<String> paths) {
    return paths.contains("/") && lines.strip().lines().allMatch("-"::equals);
  }

  private static Optional<File> file(String line) {
    Matcher m = FILE.matcher(line);
    if (!m.matches()) {
      return Optional.empty();
    }
    int mode = Integer.parseInt(m.group(1), 16);
    int type = mode & 0170000;
    return Optional.of(
        new File(
            ProcessRoot.kind(type == 0100000, type == 0040000),
            Long.parseLong(m.group(2)),
            Instant.ofEpochSecond(Long.parseLong(m.group(3))),
            m.group(4),
            mode & 07777,
            Integer.parseInt(m.group(5)),
            Integer.parseInt(m.group(6))));
  }

  private static Failure cannotSee(String container, String said) {
    return Failure.failed(
        "cannot look into container '" + container + "': " + said,
        "run pxedock with sudo to look at it through /proc");
  }
}
