package io.pxedock.core.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0 hosts",
    "1, 0, 1 host",
    "6, 1, 6 hosts and 1 BMC",
    "6, 6, 6 hosts and 6 BMCs"
  })
  void bmcsAreCountedBesideTheirMachines(int machines, int bmcs, String words) {
    assertThat(new HostCount(machines, bmcs).text()).isEqualTo(words);
  }

  @Test
  void theTotalIsOfBothKinds() {
    assertThat(new HostCount(6, 2).all()).isEqualTo(8);
  }
}
