package io.pxedock.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  @TempDir private Path home;

  @Test
  void itIsMadeInTheStateDirectoryForItsOwnerAlone() throws IOException {
    HistoryFile file = HistoryFile.of(Map.of("XDG_STATE_HOME", home.resolve("state").toString()));

    assertThat(file.path()).contains(home.resolve("state/pxedock/history"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path().get())))
        .isEqualTo("rw-------");
    assertThat(file.warning()).isEmpty();
  }

  @Test
  void withoutAStateDirectoryItLiesInTheHome() {
    assertThat(HistoryFile.of(Map.of("HOME", home.toString())).path())
        .contains(home.resolve(".local/state/pxedock/history"));
  }

  @Test
  void whereItCannotBeWrittenTheOperatorIsToldAndNothingElse() throws IOException {
    Files.createFile(home.resolve("pxedock"));

    HistoryFile file = HistoryFile.of(Map.of("XDG_STATE_HOME", home.toString()));

    assertThat(file.path()).isEmpty();
    assertThat(file.warning()).contains("the history is not kept").contains("history");
  }
}
