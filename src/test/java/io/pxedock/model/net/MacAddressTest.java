package io.pxedock.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
  private static final MacAddress MAC = new MacAddress("52:54:00:1a:2b:3c");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "52:54:00:1a:2b:3c",
        "52:54:00:1A:2B:3C",
        "52-54-00-1a-2b-3c",
        "52-54-00-1A-2B-3C",
        "5254.001a.2b3c",
        "5254.001A.2B3C",
        "5254001a2b3c",
        "5254001A2B3C",
        "52:54:0:1a:2b:3c",
        "52-54-0-1a-2b-3c",
        " 52:54:00:1a:2b:3c "
      })
  void everyUsualSpellingIsTheSameAddress(String typed) {
    assertThat(MacAddress.parse(typed)).isEqualTo(MAC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":",
        "52",
        "52:54:00:1a:2b",
        "52:54:00:1a:2b:3c:4d",
        "52:54:00:1a:2b:3c:4d:5e",
        "52:54:00:1a:2b:",
        ":52:54:00:1a:2b:3c",
        "52:54:00:1a:2b:3c:",
        "52::54:00:1a:2b:3c",
        "52:54:00:1a:2b:3g",
        "52:54:00:1a:2b:*",
        "52:54:00:1a:2b:0-5",
        "52:54:00:1a:2b:3c/40",
        "5254001a2b3",
        "5254001a2b3cd",
        "5254.001a.2b3",
        "0x5254001a2b3c",
        "52:54:00:1a:2b:03c",
        "52:540:0:1a:2b:3c",
        "52 54 00 1a 2b 3c",
        "52:54:00:1a:2b:3c,cpu",
        "52:54:00:1a:2b:\u0663\u0663",
        "\uff15\uff12:54:00:1a:2b:3c",
        "52:54:00:1a:2b:3\u0000",
        "192.168.0.11",
        "cpu-01",
        "fe80::1:2:3"
      })
  void whatIsNotSixOctetsIsNoAddress(String typed) {
    assertThat(MacAddress.tryParse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "00:", "-", "5254."})
  void aHugeTextIsNoAddress(String part) {
    assertThat(MacAddress.tryParse(part.repeat(100_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:01", "x"})
  void whatNoCardCanHaveIsRefused(String typed) {
    assertThatThrownBy(() -> MacAddress.parse(typed))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.exit()).isEqualTo(ExitCode.REFUSED));
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anAddressReadsBackFromItsPrint(long seed) {
    MacAddress mac = new MacAddress(random(seed));
    assertThat(MacAddress.tryParse(mac.toString())).contains(mac);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anAddressReadsBackFromItsPxelinuxSpelling(long seed) {
    MacAddress mac = new MacAddress(random(seed));
    assertThat(MacAddress.tryParse(mac.dashed())).contains(mac);
  }

  private static String random(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(String.format("%02x", random.nextInt(256)));
    for (int i = 1; i < 6; i++) {
      text.append(String.format(":%02x", random.nextInt(256)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "5, true",
    "52:5, true",
    "525, true",
    "52-5, true",
    "5254.0, true",
    "52:54:00:1A:2B:3C, true",
    "53, false",
    "52:54:00:1a:2b:3c:4, false",
    "x, false",
    "':', false"
  })
  void aBeginningInAnySpellingIsRecognised(String typed, boolean expected) {
    assertThat(MAC.startsWith(typed)).isEqualTo(expected);
  }

  @Test
  void aMacIsSpelledWithDashesForPxelinux() {
    assertThat(MAC.dashed()).isEqualTo("52-54-00-1a-2b-3c");
  }
}
