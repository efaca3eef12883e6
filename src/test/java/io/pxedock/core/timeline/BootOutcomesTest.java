package io.pxedock.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.timeline.BootOutcome.State;
import io.pxedock.model.container.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootOutcomesTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");
  private static final String MAC = "52:54:00:00:00:0";

  private final BootHistory history = new BootHistory(Map.of());
  private Instant now = START;

  private void said(String line) {
    history.add(DnsmasqLog.parse(new LogLine(now, line)));
    now = now.plusMillis(500);
  }

  private void dhcp(int host, String... words) {
    for (String word : words) {
      String mac = MAC + host;
      String ip = "192.168.0.1" + host;
      said(
          switch (word) {
            case "DISCOVER" -> "dnsmasq-dhcp[1]: 7 DHCPDISCOVER(eth0) " + mac;
            case "ACK" -> "dnsmasq-dhcp[1]: 7 DHCPACK(eth0) " + ip + " " + mac + " cpu-0" + host;
            case "NONE" -> "dnsmasq-dhcp[1]: 7 DHCPDISCOVER(eth0) " + mac + " no address available";
            default -> "dnsmasq-dhcp[1]: 7 DHCP" + word + "(eth0) " + ip + " " + mac;
          });
    }
  }

  private void sent(int host, String... files) {
    for (String file : files) {
      said("dnsmasq-tftp[1]: sent /tftpboot/" + file + " to 192.168.0.1" + host);
    }
  }

  private void boots911(int host) {
    dhcp(host, "DISCOVER", "OFFER", "REQUEST", "ACK");
    sent(host, "pxelinux.0", "ldlinux.c32", "pxelinux.cfg/01-a", "vmlinuz-4", "initrd.gz");
  }

  private List<BootOutcome> outcomes(Duration later) {
    return BootOutcomes.of(history.boots(), now.plus(later));
  }

  @Test
  void aBootThatLoadedItsLastFileHasBooted() {
    boots911(1);
    assertThat(outcomes(Duration.ofHours(1)))
        .singleElement()
        .matches(one -> one.state() == State.BOOTED)
        .matches(one -> one.boot().name().equals("cpu-01"));
  }

  @Test
  void aBootThatGoesOnIsBooting() {
    dhcp(1, "DISCOVER", "OFFER");
    assertThat(outcomes(Duration.ofSeconds(5)))
        .extracting(BootOutcome::state)
        .containsExactly(State.BOOTING);
  }

  @Test
  void aMachineThatIsGivenNothingIsStuckAtItsFirstStage() {
    dhcp(1, "NONE", "NONE", "NONE");
    assertThat(outcomes(Duration.ofSeconds(5)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(State.STUCK);
              assertThat(one.stuckAt()).contains(Stage.DISCOVER);
              assertThat(one.boot().tries()).isEqualTo(3);
              assertThat(one.reason()).isEqualTo("no address available");
            });
  }

  @Test
  void aMachineThatIsSilentAfterItsAddressMissesTheBootLoader() {
    dhcp(1, "DISCOVER", "OFFER", "REQUEST", "ACK");
    assertThat(outcomes(Duration.ofMinutes(2)))
        .singleElement()
        .matches(one -> one.stuckAt().get() == Stage.ACK)
        .matches(one -> one.reason().equals("NBP usually comes next, and did not"));
  }

  @Test
  void aMachineThatFellSilentLongAgoGaveUp() {
    dhcp(1, "NONE");
    assertThat(outcomes(Duration.ofMinutes(20)))
        .extracting(BootOutcome::state)
        .containsExactly(State.GAVE_UP);
  }

  @Test
  void whatOthersDidNextIsMissedWhereItDoesNotCome() {
    boots911(1);
    boots911(2);
    dhcp(3, "DISCOVER", "OFFER", "REQUEST", "ACK");
    sent(3, "pxelinux.0", "pxelinux.cfg/01-c", "vmlinuz-4");
    assertThat(outcomes(Duration.ofMinutes(10)).get(2))
        .matches(one -> one.stuckAt().get() == Stage.KERNEL)
        .matches(one -> one.reason().equals("initrd usually comes next, and did not"));
  }

  @Test
  void aMachineThatIsSentToItsDiskHasBooted() {
    dhcp(1, "DISCOVER", "OFFER", "REQUEST", "ACK");
    sent(1, "pxelinux.0", "pxelinux.cfg/default");
    assertThat(outcomes(Duration.ofMinutes(10)))
        .extracting(BootOutcome::state)
        .containsExactly(State.BOOTED);
  }

  @Test
  void eachBootOfAMachineIsKept() {
    boots911(1);
    now = now.plus(Duration.ofHours(1));
    boots911(1);
    assertThat(outcomes(Duration.ZERO)).hasSize(2);
  }

  @Test
  void aSystemThatAsksForItsAddressIsNotABoot() {
    said("dnsmasq-dhcp[1]: 7 vendor class: systemd");
    dhcp(1, "DISCOVER", "OFFER", "REQUEST", "ACK");
    assertThat(outcomes(Duration.ofHours(1))).isEmpty();
  }

  @Test
  void theBootLoaderBeginsABootWhereDhcpIsNotLogged() {
    BootHistory quiet =
        new BootHistory(
            Map.of(
                io.pxedock.model.net.Ipv4Address.parse("192.168.0.11"),
                io.pxedock.model.net.MacAddress.parse(MAC + 1)));
    for (String file : List.of("pxelinux.0", "pxelinux.cfg/default", "pxelinux.0")) {
      quiet.add(
          DnsmasqLog.parse(
              new LogLine(now, "dnsmasq-tftp[1]: sent /tftpboot/" + file + " to 192.168.0.11")));
    }
    assertThat(quiet.boots()).hasSize(2);
  }

  @Test
  void theArchitectureIsThatOfTheVendorClass() {
    said("dnsmasq-dhcp[1]: 7 vendor class: PXEClient:Arch:00007:UNDI:003016");
    dhcp(1, "DISCOVER");
    assertThat(history.boots()).extracting(Boot::architecture).containsExactly(7);
  }
}
