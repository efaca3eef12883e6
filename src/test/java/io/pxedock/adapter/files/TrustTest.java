package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose files count as the caller's own. */
class TrustTest {
  private static final int OPERATOR = 12345;
  private static final int OTHER = 23456;
  private static final Map<String, String> SUDO = Map.of("SUDO_UID", "" + OPERATOR);

  @Test
  void rootTrustsThePersonBehindSudo() throws IOException {
    assertThat(Trust.of(0, SUDO).stranger(OPERATOR)).isEmpty();
  }

  @Test
  void anotherUserTrustsNobodyBecauseAVariableSaysSo() throws IOException {
    assertThat(Trust.of(OTHER, SUDO).stranger(OPERATOR)).isPresent();
  }

  @Test
  void everybodyTrustsThemselvesAndRoot() throws IOException {
    assertThat(Trust.of(OTHER, Map.of()).stranger(OTHER)).isEmpty();
    assertThat(Trust.of(OTHER, Map.of()).stranger(0)).isEmpty();
  }
}
