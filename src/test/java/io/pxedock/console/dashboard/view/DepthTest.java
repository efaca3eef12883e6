package io.pxedock.console.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "vt100, -, -, NONE",
        "linux, 8, -, EIGHT",
        "xterm, 8, -, EIGHT",
        "xterm, 8, truecolor, MANY",
        "xterm-16color, 8, -, SIXTEEN",
        "xterm-256color, 256, -, MANY",
        "xterm-direct, 16777216, -, MANY",
        "foot-direct, -, -, MANY",
        "screen, 8, 24bit, MANY"
      })
  void aTerminalGetsTheColoursThatItHas(String type, Integer colours, String claim, Depth depth) {
    assertThat(Depth.of(type, colours, claim)).isEqualTo(depth);
  }
}
