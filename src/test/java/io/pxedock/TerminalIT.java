package io.pxedock;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jline.nativ.OSInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a terminal: where the code that drives it comes from. */
@Timeout(120)
class TerminalIT {
  private static final String PROGRAM = System.getProperty("pxedock.program");
  private static final String LIBRARY =
      OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + System.mapLibraryName("jlinenative");

  /** What a line editor writes first, and a dumb terminal never gets. */
  private static final String BRACKETED_PASTE = "\u001b[?2004h";

  @TempDir Path directory;

  @BeforeEach
  void writeASite() throws Exception {
    Program.writeSite(Files.createDirectory(directory.resolve("PXEDOCK")));
  }

  private String onATerminal(String javaOptions, String command) throws Exception {
    Map<String, String> environment = Map.of("TERM", "xterm", "PXEDOCK_JAVA_OPTS", javaOptions);
    String exits = "printf 'exit\\n' | script -qec \"$0\" /dev/null";
    List<String> argv = List.of("sh", "-c", exits, command);
    return Program.startBare(directory, environment, argv).result().out();
  }

  @Test
  void opensTheShellWithoutATemporaryDirectory() throws Exception {
    assertThat(onATerminal("-Djava.io.tmpdir=/nonexistent", PROGRAM)).contains(BRACKETED_PASTE);
  }

  @Test
  @Tag("lab")
  void opensTheShellWhereNoProgramMayBeStartedFromTheTemporaryDirectory() throws Exception {
    String noexec = "unshare -m sh -c 'mount -t tmpfs -o noexec none /tmp && exec %s demo --quiet'";
    assertThat(onATerminal("", noexec.formatted(PROGRAM))).contains(BRACKETED_PASTE);
  }

  @Test
  void saysThatTheLibraryIsMissing() throws Exception {
    String options = "-Dlibrary.jline.path=/nonexistent -Djline.tmpdir=/nonexistent";
    for (String command : List.of("", " dashboard")) {
      assertThat(onATerminal(options, PROGRAM + command))
          .contains(
              "cannot use this terminal: JLine's native library is missing: /nonexistent/"
                  + LIBRARY)
          .containsOnlyOnce("pxedock: ");
    }
  }

  @Test
  void saysWhyTheLibraryCannotBeLoaded() throws Exception {
    Path library = directory.resolve(LIBRARY);
    Files.createDirectories(library.getParent());
    Files.writeString(library, "no library");
    String options = "-Dlibrary.jline.path=" + directory + " -Djline.tmpdir=/nonexistent";
    assertThat(onATerminal(options, PROGRAM))
        .contains("JLine's native library " + library + " cannot be loaded: file too short");
  }
}
