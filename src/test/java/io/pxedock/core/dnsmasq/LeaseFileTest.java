package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseFileTest {
  @Test
  void aLeaseIsRead() {
    assertThat(parse("1795375871 52:54:00:00:00:01 192.168.0.11 cpu-01 01:52:54:00:00:00:01\n"))
        .containsExactly(
            new Lease(
                Instant.ofEpochSecond(1795375871L),
                MacAddress.parse("52:54:00:00:00:01"),
                Ipv4Address.parse("192.168.0.11"),
                "cpu-01"));
  }

  @Test
  void zeroMeansWithoutEnd() {
    assertThat(parse("0 52:54:00:00:00:01 192.168.0.11 cpu-01 *").get(0).end()).isEmpty();
  }

  @Test
  void aStarMeansThatTheClientGaveNoName() {
    assertThat(parse("0 52:54:00:00:00:01 192.168.0.11 * *").get(0).name()).isEmpty();
  }

  @Test
  void whatFollowsDuidIsNotIpv4() {
    assertThat(
            parse(
                "0 52:54:00:00:00:01 192.168.0.11 a *\nduid 00:01\n"
                    + "0 52:54:00:00:00:02 192.168.0.12 b *\n"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x 52:54:00:00:00:01 192.168.0.11 a *",
        "-1 52:54:00:00:00:01 192.168.0.11 a *",
        "9999999999999999999999 52:54:00:00:00:01 192.168.0.11 a *",
        "0 52:54:00:00:00 192.168.0.11 a *",
        "0 20-52:54:00:00:00:00:00:00:00:01 192.168.0.11 a *",
        "0 52:54:00:00:00:01 fd00::1 a *",
        "0 52:54:00:00:00:01 192.168.0.11"
      })
  void aLineThatIsNoLeaseIsPassedOver(String line) {
    assertThat(parse(line + "\n0 52:54:00:00:00:02 192.168.0.12 b *")).hasSize(1);
  }

  private static List<Lease> parse(String text) {
    return LeaseFile.parse(LineText.of(Bytes.utf8(text)));
  }
}
