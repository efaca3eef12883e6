package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static DnsmasqConf conf(String text) {
    Path path = Path.of("dnsmasq.conf");
    return DnsmasqConf.parse(path, "conf/dnsmasq.conf", LineText.of(Bytes.utf8(text)));
  }
}
