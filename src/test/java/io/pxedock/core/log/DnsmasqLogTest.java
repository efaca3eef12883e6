package io.pxedock.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.container.LogLine;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines are dnsmasq's own, those of 2.90 where they say nothing else. */
class DnsmasqLogTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "dnsmasq[1]: bad address at /conf/hosts line 2                        | /conf/hosts     | 2",
        "dnsmasq[1]: bad name at /conf/hosts line 4                           | /conf/hosts     | 4",
        "dnsmasq[1]: bad hex constant at line 2 of /conf/dhcphosts            | /conf/dhcphosts | 2",
        "dnsmasq[1]: bad DHCP host name at line 3 of /conf/dhcphosts          | /conf/dhcphosts | 3",
        "dnsmasq[1]: bad IPv6 address at line 5 of /conf/dhcphosts            | /conf/dhcphosts | 5",
        "dnsmasq[1]: missing \" at line 10 of /conf/dhcphosts                 | /conf/dhcphosts | 10",
        "dnsmasq[1]: duplicate dhcp-host IP address 10.9.0.7 at line 4 of /conf/dhcphosts | /conf/dhcphosts | 4",
        "dnsmasq[1]: DHCP host has multiple names at line 11 of /conf/dhcphosts | /conf/dhcphosts | 11",
        "dnsmasq[1]: words of a version to come at line 4 of /conf/dhcphosts  | /conf/dhcphosts | 4",
        "dnsmasq[1]: bad dynamic directory /conf/d: not a directory           | /conf/d         | 0",
        "dnsmasq: cannot open or create lease file /conf/leases: Read-only file system | /conf/leases | 0",
        "dnsmasq-dhcp[1]: ignoring /etc/ethers line 3, duplicate name or IP address | /etc/ethers | 3",
        "dnsmasq-tftp[1]: file /tftpboot/initrd.gz not found                  | /tftpboot/initrd.gz | 0",
        "dnsmasq: bad option at line 1 of /conf/dnsmasq.conf                  | /conf/dnsmasq.conf | 1",
        "dnsmasq: bad dhcp-range at line 7 of /conf/dnsmasq.conf              | /conf/dnsmasq.conf | 7",
        "Nov 22 19:06:01 dnsmasq[1]: bad address at /conf/hosts line 2        | /conf/hosts     | 2",
        "dnsmasq[1]: bad address at /conf/my hosts line 2                     | /conf/my hosts  | 2",
        "dnsmasq[1]: cannot read /conf/dhcphosts: No such file or directory   | /conf/dhcphosts | 0",
        "dnsmasq[1]: failed to load names from /conf/hosts: Permission denied | /conf/hosts     | 0",
        "dnsmasq-tftp[1]: cannot access /tftpboot/a: Permission denied        | /tftpboot/a     | 0"
      })
  void aComplaintNamesItsFileAndLine(String line, String path, int number) {
    assertThat(parse(line))
        .isInstanceOfSatisfying(
            LogEvent.Complaint.class,
            c -> assertThat(c.path() + ":" + c.number()).isEqualTo(path + ":" + number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dnsmasq-dhcp[1]: duplicate IP address 10.9.0.2 (cpu-01) in dhcp-config directive",
        "dnsmasq-dhcp[1]: not using configured address 10.9.0.2 because it is leased to 52:54:00:00:00:01",
        "dnsmasq-dhcp[1]: no address range available for DHCP request via eth0",
        "dnsmasq[1]: FAILED to start up"
      })
  void aComplaintMayNameNoFile(String line) {
    assertThat(parse(line))
        .isInstanceOfSatisfying(LogEvent.Complaint.class, c -> assertThat(c.path()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "dnsmasq[1]: read /conf/hosts - 3 names, /conf/hosts",
    "dnsmasq[1]: read /conf/hosts - 4 addresses, /conf/hosts",
    "dnsmasq: read /conf/hosts - 3 names, /conf/hosts",
    "dnsmasq-dhcp[1]: read /conf/dhcphosts, /conf/dhcphosts",
    "dnsmasq-dhcp: read /conf/dhcphosts, /conf/dhcphosts",
    "dnsmasq-dhcp[1]: read /conf/dhcp hosts, /conf/dhcp hosts",
    "Nov  2 19:06:01 dnsmasq-dhcp[7]: read /conf/dhcphosts, /conf/dhcphosts"
  })
  void aFileThatWasReadIsNamed(String line, String path) {
    assertThat(parse(line))
        .isInstanceOfSatisfying(
            LogEvent.FileRead.class, read -> assertThat(read.path()).isEqualTo(path));
  }

  /** What a client may have put there: its name, vendor class, file names, names it asks for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dnsmasq-dhcp[1]: 77 client provides name: read /conf/hosts - 3 names",
        "dnsmasq-dhcp[1]: 77 vendor class: x at line 3 of /conf/dhcphosts",
        "dnsmasq-dhcp[1]: 77 vendor class: bad hex constant at line 3 of /conf/dhcphosts",
        "dnsmasq-dhcp[1]: 77 user class: dnsmasq-dhcp[1]: read /conf/dhcphosts",
        "dnsmasq-dhcp[1]: 77 vendor class: dnsmasq[1]: started, version 2.90",
        "dnsmasq-dhcp[1]: 77 vendor class: DHCPACK(eth0) 10.9.0.2 52:54:00:00:00:01 cpu-01",
        "dnsmasq-dhcp[1]: 77 vendor class: x has more than one address in hostsfile",
        "dnsmasq-dhcp[1]: started, version 2.90 cachesize 150",
        "dnsmasq[1]: query[A] x at line 3 of /conf/hosts from 10.9.0.9",
        "dnsmasq[1]: reply 10.9.0.9 is bad address at /conf/hosts line 2",
        "dnsmasq[1]: reply 10.9.0.9 is bad hex constant at line 3 of /conf/dhcphosts",
        "dnsmasq[1]: reply 10.9.0.9 is read /conf/hosts - 3 names",
        "dnsmasq[1]: read /conf/dhcphosts",
        "dnsmasq[1]: 7 10.9.0.9/53 query[A] x at line 3 of /conf/hosts from 10.9.0.9",
        "dnsmasq[1]: /etc/hosts 10.9.0.9 is x at line 3 of /conf/hosts",
        "dnsmasq-tftp[1]: file /tftpboot/pxelinux.cfg/C0A8000B not found",
        "dnsmasq-tftp[1]: read /conf/hosts - 3 names",
        "dnsmasq-script[1]: read /conf/hosts - 3 names",
        "something else dnsmasq[1]: read /conf/hosts - 3 names",
        "dnsmasq[x]: read /conf/hosts - 3 names",
        ""
      })
  void whatAClientSendsIsNotTakenForDnsmasqsOwnWords(String line) {
    assertThat(parse(line)).isInstanceOf(LogEvent.Other.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'dnsmasq[1]: started, version 2.85 cachesize 150', 2.85",
    "'dnsmasq[1]: started, version 2.90 DNS disabled', 2.90",
    "'dnsmasq[1]: started, version 2.92test9 cachesize 150', 2.92",
    "'dnsmasq[1]: started, version 2.91-1+deb13u2 cachesize 150', 2.91",
    "'dnsmasq[1]: started, version UNKNOWN cachesize 150', of unknown version"
  })
  void aStartNamesTheVersion(String line, String version) {
    assertThat(parse(line))
        .isInstanceOfSatisfying(
            LogEvent.Started.class, s -> assertThat(s.version()).hasToString(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dnsmasq[1]: something went wrong with your hosts",
        "dnsmasq-dhcp[1]: host 3 is not to my taste"
      })
  void whatNoKnownVersionSaysIsUnfamiliar(String line) {
    assertThat(DnsmasqLog.isFamiliar(parse(line))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dnsmasq[1]: read /conf/hosts - 4 addresses",
        "dnsmasq[1]: query[A] something went wrong from 10.9.0.9",
        "dnsmasq[1]: 3 10.9.0.9/53 reply x is 10.9.0.1",
        "dnsmasq[1]: inotify, new or changed file /conf/d/a",
        "dnsmasq[1]: inotify: /conf/d/a new or modified",
        "dnsmasq-dhcp[1]: 77 tags: eth0",
        "dnsmasq-dhcp[1]: DHCP, static leases only on 192.168.0.0, lease time 1h",
        "another program: something went wrong",
        ""
      })
  void whatDnsmasqSaysEveryDayIsFamiliar(String line) {
    assertThat(DnsmasqLog.isFamiliar(parse(line))).isTrue();
  }

  @Test
  void aTransferThatTimedOutFailed() {
    assertThat(parse("dnsmasq-tftp[1]: timeout sending /tftpboot/a to 10.9.255.1"))
        .isInstanceOfSatisfying(
            LogEvent.Tftp.class, t -> assertThat(t.outcome()).isEqualTo(LogEvent.Outcome.FAILED));
  }

  @Test
  void aFileNameThatReadsLikeATransferIsOneThatWasNotFound() {
    String line =
        "dnsmasq-tftp[1]: file /tftpboot/pxelinux.0 to 10.9.0.77 not found for 10.9.255.1";
    assertThat(parse(line))
        .isInstanceOfSatisfying(
            LogEvent.Tftp.class,
            t -> assertThat(t.outcome()).isEqualTo(LogEvent.Outcome.NOT_FOUND));
  }

  @Test
  void theClientOfATransferIsTheLastAddressOfTheLine() {
    assertThat(parse("dnsmasq-tftp[1]: sent /tftpboot/a to 10.9.0.77 to 10.9.255.1"))
        .isInstanceOfSatisfying(
            LogEvent.Tftp.class, t -> assertThat(t.ip()).hasToString("10.9.255.1"));
  }

  @Test
  void aFileNameMayHaveBlanks() {
    assertThat(parse("dnsmasq-tftp[1]: sent /tftpboot/a b/c d to 10.9.255.1"))
        .isInstanceOfSatisfying(
            LogEvent.Tftp.class, t -> assertThat(t.path()).isEqualTo("/tftpboot/a b/c d"));
  }

  @ParameterizedTest
  @CsvSource({
    "dnsmasq-dhcp[1]: DHCPDISCOVER(eth0) 52:54:00:00:00:01, DHCPDISCOVER",
    "dnsmasq-dhcp[1]: 77 DHCPDISCOVER(eth0) 10.9.0.2 52:54:00:00:00:01, DHCPDISCOVER",
    "'dnsmasq-dhcp[1]: 77 DHCPOFFER(eth0) 10.9.0.2 52:54:00:00:00:01 ', DHCPOFFER",
    "dnsmasq-dhcp: 77 DHCPACK(eth0) 10.9.0.2 52:54:00:00:00:01 cpu-01, DHCPACK",
    "dnsmasq-dhcp[1]: 77 DHCPNAK(eth0) 10.9.0.2 52:54:00:00:00:01 wrong network, DHCPNAK"
  })
  void aDhcpMessageHasItsType(String line, String type) {
    assertThat(parse(line))
        .isInstanceOfSatisfying(LogEvent.Dhcp.class, d -> assertThat(d.type()).isEqualTo(type));
  }

  @Test
  void aClientThatGetsNothingIsUnanswered() {
    String line = "dnsmasq-dhcp[1]: 77 DHCPDISCOVER(eth0) 52:54:00:00:00:01 no address available";
    assertThat(parse(line))
        .isInstanceOfSatisfying(LogEvent.Dhcp.class, d -> assertThat(d.isUnanswered()).isTrue());
  }

  private static LogEvent parse(String line) {
    return DnsmasqLog.parse(new LogLine(Instant.EPOCH, line));
  }
}
