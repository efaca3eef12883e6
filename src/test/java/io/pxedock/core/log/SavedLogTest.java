package io.pxedock.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.container.LogLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedLogTest {
  private static final Instant SAVED = Instant.parse("2026-01-05T12:00:00Z");
  private static final String MESSAGE = "DHCPDISCOVER(eth0) 52:54:00:00:00:01";

  private final SavedLog log = new SavedLog(ZoneId.of("Europe/Brussels"), SAVED);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          2026-01-05T03:00:00.5Z dnsmasq-dhcp[1]: M           | 2026-01-05T03:00:00.5Z
          2026-01-05T03:00:00.123456789Z dnsmasq-dhcp[1]: M   | 2026-01-05T03:00:00.123456789Z
          Jan  5 04:00:00 dnsmasq-dhcp[1]: M                  | 2026-01-05T03:00:00Z
          Jan  5 04:00:00 ctl-07 dnsmasq-dhcp[1]: M           | 2026-01-05T03:00:00Z
          Dec 31 04:00:00 ctl-07 dnsmasq-dhcp[1]: M           | 2025-12-31T03:00:00Z
          <30>Jan  5 04:00:00 ctl-07 dnsmasq-dhcp[1]: M       | 2026-01-05T03:00:00Z
          Jan  5 04:00:00.25 ctl-07 dnsmasq-dhcp[1]: M        | 2026-01-05T03:00:00.25Z
          Jan  5 04:00:00 ctl-07 0123abcd[99]: dnsmasq-dhcp[1]: M | 2026-01-05T03:00:00Z
          Jan  5 04:00:00 ctl-07 pxeboot/0123[99]: dnsmasq-dhcp[1]: M | 2026-01-05T03:00:00Z
          2026-01-05T04:00:00.5+01:00 ctl-07 dnsmasq-dhcp[1]: M | 2026-01-05T03:00:00.5Z
          2026-01-05T04:00:00+0100 ctl-07 dnsmasq-dhcp[1]: M  | 2026-01-05T03:00:00Z
          <30>1 2026-01-05T03:00:00Z ctl-07 dnsmasq-dhcp 1 - - M | 2026-01-05T03:00:00Z
          1767582000.500000 ctl-07 dnsmasq-dhcp[1]: M         | 2026-01-05T03:00:00.5Z
          Mon 2026-01-05 03:00:00 UTC ctl-07 dnsmasq-dhcp[1]: M | 2026-01-05T03:00:00Z
          """)
  void readsALineWithItsTime(String raw, Instant time) {
    String line = raw.replace("\\|", "|").replace(" M", " " + MESSAGE);
    Optional<LogLine> read = log.read(line);
    assertThat(read).contains(new LogLine(time, "dnsmasq-dhcp[1]: " + MESSAGE));
  }

  @Test
  void readsWhatDockerComposePrints() {
    assertThat(log.read("pxeboot  | 2026-01-05T03:00:00Z dnsmasq-dhcp[1]: " + MESSAGE))
        .contains(
            new LogLine(Instant.parse("2026-01-05T03:00:00Z"), "dnsmasq-dhcp[1]: " + MESSAGE));
  }

  @Test
  void readsTheFilesOfDocker() {
    String raw =
        "{\"log\":\"dnsmasq-dhcp[1]: "
            + MESSAGE
            + "\\n\",\"stream\":\"stderr\",\"time\":\"2026-01-05T03:00:00.5Z\"}";
    assertThat(log.read(raw))
        .contains(
            new LogLine(Instant.parse("2026-01-05T03:00:00.5Z"), "dnsmasq-dhcp[1]: " + MESSAGE));
  }

  @Test
  void readsTheJournalAsJson() {
    String raw =
        "{\"__REALTIME_TIMESTAMP\":\"1767582000500000\",\"_PID\":\"1\",\"MESSAGE\":\""
            + MESSAGE
            + "\",\"SYSLOG_IDENTIFIER\":\"dnsmasq-dhcp\"}";
    assertThat(log.read(raw))
        .contains(
            new LogLine(Instant.parse("2026-01-05T03:00:00.5Z"), "dnsmasq-dhcp[1]: " + MESSAGE));
  }

  @Test
  void aLineWithoutATimeHasThatOfTheLineBefore() {
    log.read("2026-01-05T03:00:00Z dnsmasq[1]: started, version 2.90 cachesize 150");
    assertThat(log.read("dnsmasq-dhcp[1]: " + MESSAGE).map(LogLine::time))
        .contains(Instant.parse("2026-01-05T03:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jan  5 04:00:00 ctl-07 sshd[7]: Invalid user dnsmasq-dhcp[1]: DHCPACK(eth0) from 1.2.3.4",
        "Jan  5 04:00:00 ctl-07 sshd[7]: x dnsmasq-dhcp[1]: DHCPACK(eth0)",
        "Jan 99 99:99:99 nothing",
        "2026-13-45T99:00:00Z",
        "<",
        "{",
        "{\"log\":7",
        "",
        "   ",
        "1767582000.",
        "Mon 2026",
        "Jan"
      })
  void passesOverWhatIsNotDnsmasqs(String raw) {
    assertThat(log.read(raw)).isEmpty();
  }
}
