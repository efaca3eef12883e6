package io.pxedock.console.dashboard.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DialogKeysTest {
  private static final DialogKeys.Act<String> NOTHING = (key, dialog, model) -> Update.to(model);

  @Test
  void theHintsAreThoseOfTheRowsThatHaveOne() {
    DialogKeys<String> keys =
        DialogKeys.<String>none()
            .on("Left Right", "←/→ choose", NOTHING)
            .on("x", "", NOTHING)
            .on("Esc q", "Esc cancel", NOTHING);

    assertThat(keys.hints()).isEqualTo("←/→ choose   Esc cancel");
  }

  @Test
  void aHintForAKeyThatDoesNothingIsAMistake() {
    assertThatThrownBy(() -> DialogKeys.<String>none().on("Enter", "Esc close", NOTHING))
        .hasMessage("'Esc close' hints at a key that does nothing");
  }

  @Test
  void theSpaceBarIsNamedInATable() {
    DialogKeys<String> keys = DialogKeys.<String>none().on("PageDown Space", "", NOTHING);

    assertThat(keys.rows().get(0).keys()).isEqualTo(List.of("PageDown", " "));
  }
}
