package io.pxedock.console.dashboard.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.container.LogLine;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBookTest {
  private static final LogEvent EVENT =
      DnsmasqLog.parse(
          new LogLine(Played.NOW, "dnsmasq-dhcp[1]: 5 DHCPDISCOVER(eth0) 00:25:90:aa:bb:cc"));

  @Test
  void itIsBoundedAndLosesOnlyItsOldestLines() {
    List<LogEvent> batch = Collections.nCopies(1000, EVENT);
    LogBook book = LogBook.EMPTY;
    for (int i = 0; i < 100; i++) {
      book = book.plus(batch);
    }
    assertThat(book.end()).isEqualTo(100_000);
    assertThat(book.end() - book.first()).isBetween(32_000L, 33_000L);
  }
}
