package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a line of a dhcp-hostsfile does in silence, asked of the real dnsmasq: a client with that
 * hardware address asks, and gets the address that pxedock reads out of the line, or none.
 */
@Tag("lab")
class DhcpOfferTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:1a:2b:3c");

  @TempDir static Path directory;
  private static RealDnsmasq dnsmasq;
  private static int asked;

  @BeforeAll
  static void start() throws IOException {
    dnsmasq = new RealDnsmasq(directory, "--log-dhcp");
    dnsmasq.connect();
  }

  @AfterAll
  static void stop() {
    dnsmasq.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "52:54:00:1a:2b:3c,10.9.0.11",
        "52:54:00:1A:2B:3C,cpu-01,10.9.0.11,infinite",
        "52:54:0:1a:2b:3c,10.9.0.11",
        "5254:001a:2b3c,10.9.0.11",
        "5254001a2b3c:,10.9.0.11",
        "52::54:00:1a:2b:3c:,10.9.0.11",
        "52:54-00:1a:2b:3c,10.9.0.11",
        "52:54 00:1a:2b:3c,10.9.0.11",
        "01-52:54:00:1a:2b:3c,10.9.0.11",
        "06-52:54:00:1a:2b:3c,10.9.0.11",
        "0-52:54:00:1a:2b:3c,10.9.0.11",
        "52-54-00-1a-2b-3c,10.9.0.11",
        "5254.001a.2b3c,10.9.0.11",
        "52:54:00:1a:2b,10.9.0.11",
        "52:54:00:1a:2b:3c:4d,10.9.0.11",
        "52:54:00:1a:2b:3d,52:54:00:1a:2b:3c,10.9.0.11",
        "52:54:00:1a:2b:3c,10.9.0.11,10.9.0.12",
        "52:54:00:1a:2b:3c,10.9.0.11,-bad",
        "52:54:00:1a:2b:3c,10.9.0.11,ignore",
        "52:54:00:1a:2b:3c,10.9.0.11,IGNORE",
        "52:54:00:1a:2b:3c,10.9.0.11,\"ignore\"",
        "52:54:00:1a:2b:3c,\"10.9.0.11\"",
        "52:54:00:1a:2b:3c,10.9.0.011",
        "52:54:00:1a:2b:3c,10.9.0.11#x",
        "52:54:00:1a:2b:3c,10.9.0.11 #x",
        "52:54:00:1a:2b:3c,id:*,10.9.0.11",
        "52:54:00:1a:2b:3c,,\t10.9.0.11 ,\r",
        "52:54:00:1a:2b:3c,10.9.0.11\0,ignore",
        "\0,52:54:00:1a:2b:3c,10.9.0.11",
        "#52:54:00:1a:2b:3c,10.9.0.11",
        "52:54:00:1a:2b:3c,cpu-01",
        "52:54:00:1a:2b:3c,CPU-01",
        "52:54:00:1a:2b:3c,\"cpu-01\"",
        "52:54:00:1a:2b:3c,cpu-01.any.where",
        "52:54:00:1a:2b:3c,cpu-01.",
        "52:54:00:1a:2b:3c,cpu-02,cpu-01",
        "52:54:00:1a:2b:3c,cpu-01,infinit",
        "52:54:00:1a:2b:3c,cpu-01,12h",
        "52:54:00:1a:2b:3c,unknown"
      })
  void theClientIsOfferedTheAddressThatPxedockReads(String line) throws IOException {
    Bytes file = Bytes.of((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    dnsmasq.reload(Bytes.utf8("10.9.0.21 cpu-01\n"), file);
    assertThat(dnsmasq.ask(MAC, ++asked)).isEqualTo(expected(DhcpHostLine.parse(1, line)));
  }

  private static Optional<Ipv4Address> expected(DhcpHostLine line) {
    if (line.isDropped(dnsmasq.version()) || line.isIgnored() || !line.macs().contains(MAC)) {
      return Optional.empty();
    }
    return line.ip()
        .or(
            () ->
                line.name()
                    .filter(name -> name.equalsIgnoreCase("cpu-01"))
                    .map(name -> Ipv4Address.parse("10.9.0.21")));
  }
}
