package io.pxedock.core.pxelinux;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.OddFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PxelinuxConfigTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "KERNEL vmlinuz-4",
        "kernel vmlinuz-4",
        "  LINUX\tvmlinuz-4  \r",
        "linux vmlinuz-4"
      })
  void theKernelIsReadInAnyCase(String line) {
    assertThat(parse(line).kernels()).containsExactly("vmlinuz-4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INITRD initrd.gz", "APPEND quiet initrd=initrd.gz ro", "append initrd=initrd.gz"})
  void theInitrdIsReadFromItsLineAndFromTheArguments(String line) {
    assertThat(parse(line).initrds()).containsExactly("initrd.gz");
  }

  @ParameterizedTest
  @CsvSource({
    "APPEND fetch=http://192.168.0.1/images ro, http://192.168.0.1/images",
    "APPEND fetch=\"ftp://host/x\", ftp://host/x",
    "APPEND a=HTTPS://host/x, HTTPS://host/x",
    "# APPEND fetch=http://host/x, ''",
    "APPEND file:///x, ''"
  })
  void theFirstUrlOutsideACommentIsTheImages(String line, String url) {
    assertThat(parse(line).firstUrl().orElse("")).isEqualTo(url);
  }

  @Test
  void otherArgumentsBootTheSameSystem() {
    assertThat(
            parse("KERNEL k\nAPPEND initrd=i a=1").bootsLike(parse("kernel k\ninitrd i\nappend b")))
        .isTrue();
  }

  @Test
  void twoConfigurationsWithoutAKernelAreNotTheSameSystem() {
    assertThat(parse("LOCALBOOT 0").bootsLike(parse("LOCALBOOT 0"))).isFalse();
  }

  static Stream<Named<Bytes>> oddFiles() {
    return OddFiles.all();
  }

  @ParameterizedTest
  @MethodSource("oddFiles")
  void anyFileCanBeRead(Bytes file) {
    assertThat(PxelinuxConfig.parse(file)).isNotNull();
  }

  private static PxelinuxConfig parse(String text) {
    return PxelinuxConfig.parse(Bytes.utf8(text));
  }
}
