package io.pxedock.core.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The nearest host is the first of those whose MAC differs in the fewest digits. */
class NearestMacTest {
  private final Random random = new Random(14);

  private Host host(int number, MacAddress mac) {
    return new Host("n-" + number, "", null, mac, null, null, null, null, List.of());
  }

  /** Returns one of few addresses, so that many are near each other. */
  private MacAddress mac() {
    return MacAddress.parse(
        String.format(
            "52:54:%x0:00:0%x:%x0", random.nextInt(16), random.nextInt(16), random.nextInt(16)));
  }

  @Test
  void isWhatComparingDigitByDigitFinds() {
    List<Host> hosts = new ArrayList<>(List.of(host(-1, null)));
    for (int i = 0; i < 300; i++) {
      hosts.add(host(i, mac()));
    }
    NearestMac nearest = new NearestMac(new HostTable(hosts, List.of()));
    for (int i = 0; i < 500; i++) {
      MacAddress mac = mac();
      Optional<Host> expected =
          hosts.stream()
              .filter(h -> h.mac() != null && h.mac().digitsApart(mac) <= 1)
              .min(Comparator.comparingInt(h -> h.mac().digitsApart(mac)));
      assertThat(nearest.to(mac, 1)).isEqualTo(expected);
    }
  }
}
