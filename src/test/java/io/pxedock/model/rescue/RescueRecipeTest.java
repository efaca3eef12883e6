package io.pxedock.model.rescue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RescueRecipeTest {
  private static RescueRecipe recipe(String release, String mirror, String scratch, String with) {
    return new RescueRecipe(
        release, mirror, scratch, List.of("ssh-ed25519 K"), List.of(with), "", false);
  }

  @Test
  void anOrdinaryRecipeIsTaken() {
    assertThatCode(() -> recipe("trixie", "http://10.0.0.1:3142/debian", "/srv/911", "g++"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "../etc, http://m/debian, /srv/s, vim",
    "Bookworm, http://m/debian, /srv/s, vim",
    "bookworm, ftp://m/debian, /srv/s, vim",
    "bookworm, 'http://m/debian x', /srv/s, vim",
    "bookworm, http://m/debian, srv, vim",
    "bookworm, http://m/debian, /, vim",
    "bookworm, http://m/debian, '/srv/a b', vim",
    "bookworm, http://m/debian, /srv/s, -o",
    "bookworm, http://m/debian, /srv/s, 'a b'"
  })
  void aWordThatCannotBeWhatItIsMeantAsIsRefused(
      String release, String mirror, String scratch, String with) {
    assertThatThrownBy(() -> recipe(release, mirror, scratch, with)).isInstanceOf(Failure.class);
  }

  @Test
  void withoutAKeyItNeedsAScript() {
    assertThatThrownBy(
            () -> new RescueRecipe("bookworm", "", "/srv/s", List.of(), List.of(), "", false))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("log in");
    assertThatCode(
            () ->
                new RescueRecipe(
                    "bookworm", "", "/srv/s", List.of(), List.of(), "/root/install", false))
        .doesNotThrowAnyException();
  }
}
