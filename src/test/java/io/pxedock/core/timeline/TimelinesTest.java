package io.pxedock.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.log.WebLog;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelinesTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
  private static final String DISCOVER = "dnsmasq-dhcp[1]: 7 DHCPDISCOVER(eth0) " + MAC;
  private static final String OFFER = "dnsmasq-dhcp[1]: 7 DHCPOFFER(eth0) 192.168.0.11 " + MAC;
  private static final String REQUEST = "dnsmasq-dhcp[1]: 7 DHCPREQUEST(eth0) 192.168.0.11 " + MAC;
  private static final String ACK =
      "dnsmasq-dhcp[1]: 7 DHCPACK(eth0) 192.168.0.11 " + MAC + " cpu-01";
  private static final String[] DHCP = {DISCOVER, OFFER, REQUEST, ACK};

  private final List<LogEvent> events = new ArrayList<>();

  private TimelinesTest log(String... lines) {
    for (String line : lines) {
      events.add(DnsmasqLog.parse(new LogLine(START.plusSeconds(events.size()), line)));
    }
    return this;
  }

  private TimelinesTest sent(String... files) {
    for (String file : files) {
      log("dnsmasq-tftp[1]: sent /tftpboot/" + file + " to 192.168.0.11");
    }
    return this;
  }

  private TimelinesTest fetched(String path, String status) {
    WebLog web = new WebLog(Set.of(Ipv4Address.parse("192.168.0.240")));
    for (String text : List.of("url:" + path, "response:" + status)) {
      Instant time = START.plusSeconds(events.size());
      web.read(new LogLine(time, "192.168.0.11:4711: " + text)).ifPresent(events::add);
    }
    return this;
  }

  @Test
  void anImageThatIsNotThereIsWhyItIsStuck() {
    log(DHCP).sent("pxelinux.0", "pxelinux.cfg/default", "vmlinuz-4", "initrd.gz");
    fetched("/base.img", "404");
    assertThat(boot().stuckAt(START)).isEqualTo("base.img not found");
  }

  @Test
  void aSystemThatFetchesFromItsDiskIsNoBootThatWentOn() {
    log(DHCP).sent("pxelinux.0", "pxelinux.cfg/default").fetched("/base.img", "200");
    assertThat(boot().stage()).isEqualTo(Stage.CONFIG);
  }

  private MachineTimeline trace() {
    return Timelines.EMPTY.after(events).of(MAC).orElseThrow();
  }

  private Boot boot() {
    return trace().boot().orElseThrow();
  }

  @Test
  void aWholeBootGoesThroughEveryStage() {
    log(DHCP).sent("pxelinux.0", "ldlinux.c32", "pxelinux.cfg/01-52-54-00-00-00-01");
    sent("vmlinuz-4", "initrd.gz").fetched("/initrd.gz", "200");

    assertThat(boot().steps()).extracting(BootStep::stage).containsExactly(Stage.values());
    assertThat(boot().config()).contains("01-52-54-00-00-00-01");
    assertThat(boot().took(7)).isEqualTo(Duration.ofSeconds(1));
    assertThat(boot().stuckAt(START.plusSeconds(9999))).isEmpty();
  }

  @Test
  void filesThatALoaderLooksForInVainAreNoTrouble() {
    log(DHCP).sent("pxelinux.0");
    log("dnsmasq-tftp[1]: file /tftpboot/pxelinux.cfg/C0A8000B not found for 192.168.0.11");

    assertThat(boot().stuck()).isEmpty();
    assertThat(boot().stage()).isEqualTo(Stage.NBP);
  }

  @Test
  void withoutEvenADefaultItIsStuck() {
    log(DHCP).sent("pxelinux.0");
    log("dnsmasq-tftp[1]: file /tftpboot/pxelinux.cfg/default not found for 192.168.0.11");

    assertThat(boot().stuck()).isEqualTo("no configuration found");
  }

  @Test
  void aMissingLoaderIsNamed() {
    log(DHCP).log("dnsmasq-tftp[1]: file /tftpboot/pxelinux.0 not found for 192.168.0.11");

    assertThat(boot().stuck()).isEqualTo("pxelinux.0 not found");
  }

  @Test
  void aMachineThatNobodyRegisteredIsRefusedAgainAndAgain() {
    log(DISCOVER + " no address available", DISCOVER + " no address available");

    assertThat(trace().refused()).isEqualTo(2);
    assertThat(boot().tries()).isEqualTo(2);
    assertThat(boot().stuck()).isEqualTo("no address available");
  }

  @Test
  void anOfferMakesItKnown() {
    log(DISCOVER + " no address available").log(DHCP);

    assertThat(trace().refused()).isZero();
  }

  @Test
  void silenceBeforeTheConfigurationIsStuck() {
    log(DISCOVER, OFFER);

    assertThat(boot().stuckAt(START.plusSeconds(30))).isEmpty();
    assertThat(boot().stuckAt(START.plusSeconds(90))).isEqualTo("silent after OFFER");
  }

  @Test
  void theNextDiscoverIsTheNextBoot() {
    log(DHCP).sent("pxelinux.0", "pxelinux.cfg/default").log(DHCP);

    assertThat(trace().boots()).isEqualTo(2);
    assertThat(boot().stage()).isEqualTo(Stage.ACK);
  }

  @Test
  void aSystemThatAsksForItsAddressIsNoBoot() {
    log("dnsmasq-dhcp[1]: 7 vendor class: PXEClient:Arch:00000:UNDI:002001").log(DHCP);
    sent("pxelinux.0", "pxelinux.cfg/default", "vmlinuz-4", "initrd.gz");
    log("dnsmasq-dhcp[1]: 8 vendor class: udhcp 1.35", DISCOVER.replace(" 7 ", " 8 "));

    assertThat(trace().boots()).isEqualTo(1);
    assertThat(boot().stage()).isEqualTo(Stage.INITRD);
    assertThat(trace().seen()).isEqualTo(events.get(events.size() - 1).line().time());
  }

  @Test
  void whoMakesUpMachinesDrivesOutNoneThatIsServed() {
    Timelines timelines = Timelines.EMPTY.after(wholeBoot(1));
    for (int batch = 0; batch < 30; batch++) {
      events.clear();
      for (int i = 0; i < 1000; i++) {
        String mac = String.format("0e:%02x:00:%02x:%02x:01", batch, i >> 8, i & 255);
        log("dnsmasq-dhcp[1]: 1 DHCPDISCOVER(eth0) " + mac + " no address available");
      }
      timelines = timelines.after(List.copyOf(events));
    }
    assertThat(timelines.all()).hasSize(1 + Timelines.MAX_STRANGERS);
    assertThat(timelines.of(MacAddress.parse("52:54:00:00:00:01"))).isPresent();
    assertThat(timelines.of(MacAddress.parse("0e:1d:00:03:e7:01"))).isPresent();
  }

  @Test
  void noBootOfADayIsMissed() {
    int machines = 300;
    int rounds = 96;
    Timelines timelines = Timelines.EMPTY;
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < machines; i++) {
        timelines = timelines.after(wholeBoot(i));
      }
    }
    assertThat(timelines.all()).hasSize(machines);
    assertThat(timelines.all()).allMatch(t -> t.boots() == rounds);
    assertThat(timelines.all()).allMatch(t -> t.boot().orElseThrow().stage() == Stage.INITRD);
  }

  private List<LogEvent> wholeBoot(int machine) {
    String mac = String.format("52:54:00:00:%02x:%02x", machine >> 8, machine & 255);
    String ip = "192.168." + (machine >> 8) + "." + (machine & 255);
    events.clear();
    log(DHCP).sent("pxelinux.0", "pxelinux.cfg/default", "vmlinuz-4", "initrd.gz");
    return events.stream()
        .map(LogEvent::line)
        .map(l -> l.text().replace(MAC.text(), mac).replace("192.168.0.11", ip))
        .map(text -> DnsmasqLog.parse(new LogLine(START, text)))
        .toList();
  }
}
