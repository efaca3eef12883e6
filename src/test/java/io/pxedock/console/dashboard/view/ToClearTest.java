package io.pxedock.console.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.render.Line;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.container.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A machine that has booted 911 and is still armed, as the log goes on. */
class ToClearTest {
  private static final String[] BOOT = {
    "dnsmasq-dhcp[1]: 5 DHCPDISCOVER(eth0) 52:54:00:00:00:02",
    "dnsmasq-dhcp[1]: 5 DHCPACK(eth0) 192.168.0.12 52:54:00:00:00:02 cpu-02",
    "dnsmasq-tftp[1]: sent /tftpboot/pxelinux.0 to 192.168.0.12",
    "dnsmasq-tftp[1]: sent /tftpboot/pxelinux.cfg/01-52-54-00-00-00-02 to 192.168.0.12",
    "dnsmasq-tftp[1]: sent /tftpboot/vmlinuz-4 to 192.168.0.12",
    "dnsmasq-tftp[1]: sent /tftpboot/initrd.gz to 192.168.0.12",
  };

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Played screen;

  @BeforeEach
  void boot() {
    site.link("52:54:00:00:00:02", "911boot");
    screen = new Played(new Size(80, 24)).see(site);
    // Plainly later than the flag was set, however fast this machine is.
    Instant later = Instant.now().plusSeconds(60);
    List<LogEvent> events = new ArrayList<>();
    for (String line : BOOT) {
      events.add(DnsmasqLog.parse(new LogLine(later.plusSeconds(events.size()), line)));
    }
    screen.play(new Messages.Logged(later, events));
  }

  private List<String> panel(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }

  @Test
  void isCountedInTheTopLine() {
    assertThat(TopLine.of(screen.model(), 80).text()).contains("1 armed · 1 to clear");
  }

  @Test
  void isSaidInItsRow() {
    assertThat(panel(HostsPanel.lines(screen.model(), 120, 10)))
        .anyMatch(row -> row.contains("cpu-02") && row.contains("! armed-after-911"));
  }

  @Test
  void isListedWithItsRemedy() {
    assertThat(panel(ProblemsPanel.lines(screen.press("6").model(), 120, 10)))
        .anyMatch(row -> row.contains("cpu-02 has booted 911 and is still armed"))
        .anyMatch(row -> row.contains("pxedock 911 clear cpu-02"));
  }

  @Test
  void isGoneToWithOneKey() {
    assertThat(screen.press("n").model().host().orElseThrow().name()).isEqualTo("cpu-02");
  }
}
