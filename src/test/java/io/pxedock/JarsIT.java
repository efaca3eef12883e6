package io.pxedock;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jars that are shipped are those that some command loads a class of. */
@Timeout(180)
class JarsIT {
  private static final String PROGRAM = System.getProperty("pxedock.program");
  private static final Pattern JAR =
      Pattern.compile("source: file:.*/([^/]+\\.jar)$", Pattern.MULTILINE);

  @TempDir Path directory;

  /** Each command line with what it is here for. */
  private static final List<String> COMMANDS =
      List.of(
          // tar and gzip
          "\"$0\" demo setup --yes --tag 2311",
          // FTP, to a port that nobody listens on
          "\"$0\" demo setup --yes --tag 2311 --archive ftp://127.0.0.1:1/x.tgz",
          // diffs
          "\"$0\" demo --quiet host add cpu-77 --mac 525400990099 --dry-run",
          // JSON and Docker
          "\"$0\" status -o json",
          // the line editor
          "printf 'exit\\n' | script -qec \"'$0' demo --quiet\" /dev/null",
          // an answer that is longer than the screen
          "printf 'host list\\nqexit\\n' | script -qec \"stty rows 9 cols 80; '$0' demo --quiet\""
              + " /dev/null",
          // the full screen, which reads the key once it is there
          "printf q | script -qec \"'$0' demo --quiet dashboard\" /dev/null");

  @Test
  void holdNoneThatNothingLoads() throws Exception {
    Program.writeSite(Files.createDirectory(directory.resolve("PXEDOCK")));
    Set<String> loaded = new TreeSet<>();
    for (String command : COMMANDS) {
      loaded.addAll(jarsLoadedBy(command));
    }
    assertThat(jars()).isEqualTo(loaded);
  }

  private Set<String> jarsLoadedBy(String command) throws Exception {
    Path log = directory.resolve("classes");
    Map<String, String> environment =
        Map.of(
            "TERM",
            "xterm",
            "PXEDOCK_JAVA_OPTS",
            "-Xshare:off -Xlog:class+load:file=" + log + "::filecount=0");
    List<String> argv = new ArrayList<>(List.of("sh", "-c", command, PROGRAM));
    Program.Result result = Program.startBare(directory, environment, argv).result();
    assertThat(log).as(command + ": " + result.err()).exists();
    return JAR.matcher(Files.readString(log))
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> jars() throws Exception {
    try (Stream<Path> files = Files.list(Path.of(PROGRAM).resolveSibling("../lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
