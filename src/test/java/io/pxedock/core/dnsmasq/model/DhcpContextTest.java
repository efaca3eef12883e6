package io.pxedock.core.dnsmasq.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpContextTest {
  private static final Ipv4Subnet LAN = Ipv4Subnet.parse("192.168.0.0/24");

  private static List<DhcpContext> ranges(String value) {
    LineText text = LineText.of(Bytes.utf8("dhcp-range=" + value + "\n"));
    return DhcpContext.of(
        ConfReader.read("/c", path -> new FileSource.Text(text), DnsmasqVersion.REFERENCE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.168.0.0,static                                 | 192.168.0.0/24",
        "192.168.0.50,192.168.0.90                          | 192.168.0.0/24",
        "192.168.0.50,192.168.0.90,12h                      | 192.168.0.0/24",
        "192.168.0.50,192.168.0.90,infinite                 | 192.168.0.0/24",
        "10.1.0.50,10.1.9.90,255.255.0.0,12h                | 10.1.0.0/16",
        "10.1.0.50,10.1.9.90,255.255.0.0,10.1.255.255,12h   | 10.1.0.0/16",
        "10.1.0.0,static,255.255.0.0                        | 10.1.0.0/16",
        "10.1.0.0 , static , 255.255.0.0                    | 10.1.0.0/16",
        "set:red,10.1.0.0,static,255.255.0.0                | 10.1.0.0/16",
        "tag:red,tag:!blue,set:x,10.1.0.0,static,255.255.0.0| 10.1.0.0/16",
        "oldtag,10.1.0.0,static,255.255.0.0                 | 10.1.0.0/16",
        "10.1.0.9,10.1.0.1,255.255.255.0                    | 10.1.0.0/24"
      })
  void aRangeHasASubnet(String value, String subnet) {
    assertThat(ranges(value))
        .extracting(r -> r.subnet(LAN))
        .containsExactly(Ipv4Subnet.parse(subnet));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "192.168.0.0",
        "192.168.0.0/24,static",
        "192.168.0.0,STATIC",
        "192.168.0.0,12h",
        "static,192.168.0.0",
        "fd00::1,fd00::9,64",
        "::,constructor:eth0,ra-only",
        "set:red",
        "set:red,tag:blue"
      })
  void whatGivesNoIpv4AddressesIsNoRange(String value) {
    assertThat(ranges(value)).isEmpty();
  }

  @Test
  void aRangeThatEndsBeforeItStartsIsTurnedRound() {
    assertThat(ranges("10.0.0.9,10.0.0.1").get(0).start()).hasToString("10.0.0.1");
  }

  @Test
  void onlyAStaticRangeIsStatic() {
    assertThat(ranges("tag:static,10.0.0.1,10.0.0.9").get(0).mode())
        .isEqualTo(DhcpContext.Mode.DYNAMIC);
  }
}
