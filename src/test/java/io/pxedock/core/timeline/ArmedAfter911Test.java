package io.pxedock.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArmedAfter911Test {
  private static final Instant BOOT = Instant.parse("2026-01-02T03:04:00Z");
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
  private static final String FLAG = "pxelinux.cfg/01-52-54-00-00-00-01";

  private static Host armed(Instant since, RescueFlag.Kind kind) {
    RescueFlag flag = new RescueFlag(Path.of("/srv/PXEDOCK/tftpboot/" + FLAG), kind, since);
    return new Host(
        "cpu-01", "", Ipv4Address.parse("192.168.0.11"), MAC, null, null, flag, null, List.of());
  }

  private static Timelines booted(String... files) {
    List<LogEvent> events = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    lines.add("dnsmasq-dhcp[1]: 7 DHCPDISCOVER(eth0) " + MAC);
    lines.add("dnsmasq-dhcp[1]: 7 DHCPACK(eth0) 192.168.0.11 " + MAC + " cpu-01");
    for (String file : files) {
      lines.add("dnsmasq-tftp[1]: sent /tftpboot/" + file + " to 192.168.0.11");
    }
    lines.forEach(
        line -> events.add(DnsmasqLog.parse(new LogLine(BOOT.plusSeconds(events.size()), line))));
    return Timelines.EMPTY.after(events);
  }

  @Test
  void aMachineThatBooted911AndIsStillArmedIsToBeCleared() {
    Host host = armed(BOOT.minusSeconds(60), RescueFlag.Kind.LINK);
    assertThat(ArmedAfter911.of(host, booted("pxelinux.0", FLAG, "vmlinuz-4", "initrd.gz")))
        .get()
        .satisfies(p -> assertThat(p.remedy().command()).endsWith("911", "clear", "cpu-01"))
        .extracting(Problem::code)
        .isEqualTo("armed-after-911");
  }

  @Test
  void aBootBeforeTheFlagWasSetDoesNotCount() {
    Host host = armed(BOOT.plusSeconds(60), RescueFlag.Kind.LINK);
    assertThat(ArmedAfter911.of(host, booted("pxelinux.0", FLAG, "vmlinuz-4", "initrd.gz")))
        .isEmpty();
  }

  @Test
  void aBootOfTheDefaultDoesNotCount() {
    Host host = armed(BOOT.minusSeconds(60), RescueFlag.Kind.LINK);
    assertThat(
            ArmedAfter911.of(
                host, booted("pxelinux.0", "pxelinux.cfg/default", "vmlinuz-4", "initrd.gz")))
        .isEmpty();
  }

  @Test
  void aBootThatHasNotLoaded911YetDoesNotCount() {
    Host host = armed(BOOT.minusSeconds(60), RescueFlag.Kind.LINK);
    assertThat(ArmedAfter911.of(host, booted("pxelinux.0", FLAG, "vmlinuz-4"))).isEmpty();
  }

  @Test
  void aFlagThatBootsNothingDoesNotCount() {
    Host host = armed(BOOT.minusSeconds(60), RescueFlag.Kind.DANGLING);
    assertThat(ArmedAfter911.of(host, booted("pxelinux.0", FLAG, "vmlinuz-4", "initrd.gz")))
        .isEmpty();
  }
}
