package io.pxedock.adapter.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfFileTest {
  private static final byte[] PROGRAM =
      TinyElf.of("/lib64/ld-linux-x86-64.so.2", List.of("libc.so.6", "libdbus-1.so.3"));

  @TempDir Path files;

  private ElfFile read(byte[] bytes) throws IOException {
    return ElfFile.read(Files.write(files.resolve("program"), bytes));
  }

  @Test
  void aProgramNamesItsLoaderAndItsLibraries() throws IOException {
    assertThat(read(PROGRAM))
        .isEqualTo(
            new ElfFile("/lib64/ld-linux-x86-64.so.2", List.of("libc.so.6", "libdbus-1.so.3")));
  }

  @Test
  void aLibraryHasNoLoader() throws IOException {
    assertThat(read(TinyElf.of("", List.of())).interpreter()).isEmpty();
  }

  @Test
  void theProgramOfThisProcessIsRead() throws IOException {
    assertThat(ElfFile.read(Path.of("/proc/self/exe")).needed()).contains("libc.so.6");
  }

  @Test
  void whatIsCutOffIsNotRead() {
    for (int size : List.of(0, 3, 60, 100, 240, PROGRAM.length - 1)) {
      assertThatThrownBy(() -> read(Arrays.copyOf(PROGRAM, size)))
          .as(size + " bytes")
          .isInstanceOf(IOException.class)
          .hasMessageContaining("program");
    }
  }
}
