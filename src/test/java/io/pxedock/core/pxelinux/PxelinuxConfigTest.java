package io.pxedock.core.pxelinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.pxedock.core.pxelinux.BootCommand.Kind;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.OddFiles;
import java.util.Map;
import java.util.Optional;
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
        "  LINUX\tvmlinuz-4\r",
        "linux vmlinuz-4",
        "KERNEL vmlinuz-4 quiet"
      })
  void theKernelIsReadInAnyCase(String line) {
    assertThat(choice("DEFAULT a\nLABEL a\n" + line).file()).isEqualTo("vmlinuz-4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INITRD initrd.gz                    | initrd.gz
          APPEND quiet initrd=initrd.gz ro    | initrd.gz
          append initrd=a,b,c ro              | a,b,c
          INITRD a,b                          | a,b
          APPEND initrd=first quiet initrd=2  | first
          """)
  void theInitrdsAreReadFromTheirLineAndFromTheArguments(String line, String names) {
    assertThat(choice("DEFAULT a\nLABEL a\nKERNEL k\n" + line).initrds())
        .containsExactly(names.split(","));
  }

  @Test
  void theArgumentsOfTheLabelComeBeforeItsInitrdLine() {
    String text = "DEFAULT a\nLABEL a\nINITRD late\nKERNEL k\nAPPEND initrd=early";
    assertThat(choice(text).initrds()).containsExactly("early");
  }

  @Test
  void aLabelWithoutAFileBootsTheFileOfItsName() {
    assertThat(choice("DEFAULT memtest\nLABEL memtest\n").file()).isEqualTo("memtest");
  }

  @Test
  void theArgumentsBeforeTheFirstLabelHoldForThoseThatHaveNone() {
    String text = "APPEND initrd=i\nDEFAULT a\nLABEL a\nKERNEL k\nLABEL b\nKERNEL k\nAPPEND -";
    assertThat(choice(text).initrds()).containsExactly("i");
    assertThat(choice(text.replace("DEFAULT a", "DEFAULT b")).initrds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DEFAULT 2;PROMPT 0;LABEL 1;KERNEL one;LABEL 2;KERNEL two                       | two
          default 2 quiet;label 1;kernel one;label 2;kernel two                          | two
          PROMPT 1;TIMEOUT 50;ONTIMEOUT 1;DEFAULT 2;LABEL 1;KERNEL one;LABEL 2;KERNEL two | one
          TIMEOUT 50;ONTIMEOUT 1;DEFAULT 2;LABEL 1;KERNEL one;LABEL 2;KERNEL two         | two
          LABEL 1;KERNEL one;LABEL 2;KERNEL two;DEFAULT 2                                | two
          DEFAULT 2;TEXT HELP;KERNEL no;ENDTEXT;LABEL 2;TEXT HELP;KERNEL no;ENDTEXT;LINUX two | two
          DEFAULT vmlinuz.img initrd=i                                                   | vmlinuz.img
          UI menu.c32;TIMEOUT 9;LABEL 1;KERNEL one;LABEL 2;MENU DEFAULT;KERNEL two       | two
          UI menu.c32;TIMEOUT 9;LABEL 1;KERNEL one;LABEL 2;KERNEL two                    | one
          UI menu.c32;TIMEOUT 9;DEFAULT 2;LABEL 1;MENU DEFAULT;KERNEL one;LABEL 2;KERNEL two | two
          UI vesamenu.c32;TIMEOUT 9;ONTIMEOUT 2;LABEL 1;KERNEL one;LABEL 2;KERNEL two    | two
          DEFAULT menu.c32;TIMEOUT 9;LABEL 1;MENU HIDE;KERNEL one;LABEL 2;KERNEL two     | two
          UI menu.c32;TIMEOUT 9;DEFAULT 2;MENU BEGIN x;LABEL 2;KERNEL two;MENU END;LABEL 1;KERNEL one | two
          UI menu.c32;TIMEOUT 9;MENU BEGIN x;MENU START;LABEL 2;KERNEL two;MENU END;LABEL 1;KERNEL one | two
          """)
  void whatBootsWithoutAKeyIsFound(String text, String kernel) {
    assertThat(parse(text.replace(";", "\n")).unattended().file()).isEqualTo(kernel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LABEL a;KERNEL k",
        "DEFAULT a;PROMPT 1;LABEL a;KERNEL k",
        "UI menu.c32;LABEL a;KERNEL k",
        "DEFAULT x;IMPLICIT 0;LABEL a;KERNEL k",
        ""
      })
  void whatWaitsForAKeyIsSaid(String text) {
    assertThat(parse(text.replace(";", "\n")).unattended().kind()).isEqualTo(Kind.WAITS);
  }

  @ParameterizedTest
  @CsvSource({
    "LOCALBOOT 0, LOCAL",
    "localboot -1, LOCAL",
    "COM32 reboot, MODULE",
    "KERNEL reboot.c32, MODULE",
    "CONFIG other.cfg, CONFIG",
    "KERNEL ipxe.0, CHAIN",
    "PXE ipxe, CHAIN",
    "LINUX ipxe.lkrn, LINUX"
  })
  void theKeywordAndTheEndingSayHowAFileIsRun(String line, Kind kind) {
    assertThat(choice("DEFAULT a\nLABEL a\n" + line).kind()).isEqualTo(kind);
  }

  @Test
  void includedFilesCountAsIfTheyStoodThere() {
    Map<String, String> files =
        Map.of("inc", "LABEL a\nKERNEL k\nINCLUDE deeper", "deeper", "INITRD i");
    PxelinuxConfig config =
        PxelinuxConfig.parse(
            Bytes.utf8("DEFAULT a\nMENU INCLUDE inc Title\n"),
            name -> Optional.ofNullable(files.get(name)).map(Bytes::utf8));
    assertThat(config.choice().initrds()).containsExactly("i");
    assertThat(config.unread()).isEmpty();
  }

  @Test
  void whatIsIncludedAndWasNotReadIsNamed() {
    assertThat(parse("INCLUDE pxelinux.cfg/common\nDEFAULT a").unread())
        .containsExactly("pxelinux.cfg/common");
  }

  @Test
  void aFileThatIncludesItselfEnds() {
    Bytes itself = Bytes.utf8("INCLUDE me\nINCLUDE me\nDEFAULT a\n");
    assertThat(PxelinuxConfig.parse(itself, name -> Optional.of(itself)).unread()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fetch=http://192.168.0.1/images ro, http://192.168.0.1/images",
    "fetch=\"ftp://host/x\", ftp://host/x",
    "a=HTTPS://host/x, HTTPS://host/x",
    "fullroot=http://10.1.2.254:8080, http://10.1.2.254:8080",
    "url=http://h/preseed.cfg httproot=http://h/images/, http://h/images/",
    "ks=http://h/k mirror=http://m/debian fetch=http://h/i/, http://h/i/",
    "fetch=http://h/live.iso httproot=http://h/images/, http://h/images/",
    "preseed/url=http://h/x, ''",
    "file:///x, ''"
  })
  void theUrlThatLeadsToTheImagesIsTheOneOfWhatBoots(String arguments, String url) {
    String text =
        "# http://comment/\nDEFAULT a\nLABEL no\nKERNEL k\nAPPEND f=http://no/\nLABEL a\nKERNEL k\nAPPEND ";
    assertThat(parse(text + arguments).imagesUrl().orElse("")).isEqualTo(url);
  }

  @Test
  void otherArgumentsBootTheSameSystem() {
    assertThat(
            parse("DEFAULT x\nLABEL x\nKERNEL k\nAPPEND initrd=i a=1")
                .bootsLike(parse("default y\nlabel y\nkernel k\ninitrd i\nappend b")))
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
    assertThatCode(() -> PxelinuxConfig.parse(file)).doesNotThrowAnyException();
  }

  private static BootCommand choice(String text) {
    return parse(text).choice();
  }

  private static PxelinuxConfig parse(String text) {
    return PxelinuxConfig.parse(Bytes.utf8(text));
  }
}
