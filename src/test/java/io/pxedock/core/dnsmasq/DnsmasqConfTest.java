package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsmasqConfTest {
  private static final Ipv4Subnet LAN = Ipv4Subnet.parse("192.168.0.0/24");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "tftp-root=/srv/tftp                | /srv/tftp",
        "  tftp-root  =  /srv/tftp   # note | /srv/tftp",
        "tftp-root=\"/srv/my tftp\"         | /srv/my tftp",
        "tftp-root=/srv/\"#1\"              | /srv/#1",
        "tftp-root=/srv#1                   | /srv#1",
        "tftp-root=/srv/tftp,eth0           | /srv/tftp",
        "tftp-root=,                        | ''",
        "#tftp-root=/srv                    | /tftpboot",
        "dhcp-boot=pxelinux.0               | /tftpboot"
      })
  void aValueIsReadAsDnsmasqReadsIt(String line, String root) {
    assertThat(conf(line).tftpRoot()).isEqualTo(root);
  }

  @Test
  void anEscapeInQuotesStandsForItsCharacter() {
    assertThat(conf("tftp-root=\"/a\\\"b\\\\c\"").tftpRoot()).isEqualTo("/a\"b\\c");
  }

  @Test
  void aPathIsUtf8() {
    assertThat(conf("tftp-root=/srv/caf\u00e9").tftpRoot()).isEqualTo("/srv/caf\u00e9");
  }

  @Test
  void theLastOfSeveralCounts() {
    assertThat(conf("dhcp-leasefile=/a\ndhcp-leasefile=/b").leaseFile()).isEqualTo("/b");
  }

  @Test
  void everyHostFileCounts() {
    assertThat(conf("addn-hosts=/a\r\naddn-hosts=/b\r\n").hostsFiles()).containsExactly("/a", "/b");
  }

  @ParameterizedTest
  @CsvSource({"port=0, false", "port=53, true", "no-hosts, true"})
  void thereIsNoDnsOnPortZero(String line, boolean hasDns) {
    assertThat(conf(line).hasDns()).isEqualTo(hasDns);
  }

  @Test
  void aDirectiveKnowsItsLine() {
    assertThat(conf("# note\n\nport=0").last("port").get().line()).isEqualTo(3);
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
    assertThat(DhcpRange.parse(value).map(r -> r.subnet(LAN))).contains(Ipv4Subnet.parse(subnet));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "192.168.0.0",
        "192.168.0.0,proxy",
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
    assertThat(DhcpRange.parse(value)).isEmpty();
  }

  @Test
  void aRangeThatEndsBeforeItStartsIsTurnedRound() {
    assertThat(DhcpRange.parse("10.0.0.9,10.0.0.1").get().start()).hasToString("10.0.0.1");
  }

  @Test
  void onlyAStaticRangeIsStatic() {
    assertThat(DhcpRange.parse("tag:static,10.0.0.1,10.0.0.9").get().isStatic()).isFalse();
  }

  private static DnsmasqConf conf(String text) {
    Path path = Path.of("dnsmasq.conf");
    return DnsmasqConf.parse(path, "conf/dnsmasq.conf", LineText.of(Bytes.utf8(text)));
  }
}
