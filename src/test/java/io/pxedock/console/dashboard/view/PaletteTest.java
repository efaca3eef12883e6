package io.pxedock.console.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.render.Tone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
  @ParameterizedTest
  @EnumSource
  void everyToneHasAnInkAtEveryDepth(Depth depth) {
    Palette palette = Palette.of(depth);
    for (Tone tone : Tone.values()) {
      assertThat(palette.ink(tone, false)).as(tone.name()).isNotNull();
      assertThat(palette.ink(tone, true)).as(tone.name()).isNotNull();
    }
  }
}
