package io.pxedock.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.engine.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that demos left. */
class DemoDirectoryTest {
  private static final String DEAD = "999999999@1";

  @TempDir private Path temporary;

  private Path demo(String name, String process) throws IOException {
    Path directory = Files.createDirectories(temporary.resolve(name));
    Files.createDirectories(directory.resolve("conf"));
    if (!process.isEmpty()) {
      DemoDirectory.mark(directory, process);
    }
    return directory;
  }

  @Test
  void thoseOfDeadDemosAreRemovedAndNoOthers() throws IOException {
    Path dead = demo("pxedock-demo-00aa", DEAD);
    Path alive = demo("pxedock-demo-00ab", ProcessMark.ofThisProcess());
    Path unmarked = demo("pxedock-demo-00ac", "");
    Path other = demo("something-else", DEAD);
    Files.createSymbolicLink(temporary.resolve("pxedock-demo-00ad"), other);
    DemoDirectory.removeDead(temporary);
    assertThat(dead).doesNotExist();
    assertThat(alive).exists();
    assertThat(unmarked).exists();
    assertThat(other.resolve("conf")).exists();
  }
}
