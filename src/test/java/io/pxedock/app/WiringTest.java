package io.pxedock.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {
  @ParameterizedTest
  @CsvSource({
    "root, jan, root (jan)",
    "root, root, root",
    "root, '', root",
    "root, 'a b', root",
    "piet, jan, piet"
  })
  void namesThePersonBehindSudoInTheJournal(String user, String sudo, String named) {
    assertThat(Wiring.user(user, Map.of("SUDO_USER", sudo))).isEqualTo(named);
  }
}
