package io.pxedock.core.diagnosis.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.sandbox.DemoFault;
import io.pxedock.adapter.sandbox.Pace;
import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.core.diagnosis.Cause;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.engine.Inquiry;
import io.pxedock.core.engine.Site;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.fixture.TestTools;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.net.RehearsalMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault is provoked in a sandbox, and {@code why} names it. */
class WhyTest {
  @TempDir Path directory;

  private Sandbox sandbox;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    Path workdir = directory.toRealPath().resolve("site");
    Files.createDirectory(workdir);
    sandbox = Sandbox.create(workdir, Sandbox.Options.USUAL.withPace(Pace.INSTANT));
    site =
        new Site(
            workdir,
            sandbox.settings(),
            TestTools.of(sandbox, new LocalFiles(), sandbox.engine()),
            "tester",
            () -> {});
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Why why(String word) {
    return Why.of(new Inquiry(site, site.observe(Scope.EVERYTHING)).of(word, Preflight::of));
  }

  static Stream<DemoFault> faults() {
    return DemoFault.all().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theVerdictIsTheFaultThatWasProvoked(DemoFault fault) {
    fault.in(sandbox);
    Why why = why(fault.asks(sandbox));
    assertThat(why.verdict().code()).as("%s%n%s", fault.what(), why).isEqualTo(fault.name());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultHasAStory(DemoFault fault) {
    assertThat(Cause.of(fault.name())).isPresent();
  }

  @Test
  void aMachineThatBootedWithTheFilesInForceBoots() throws InterruptedException {
    sandbox.node(hardware("cpu-01")).boot();
    assertThat(why("cpu-01").verdict().code()).isEqualTo("boots");
  }

  /** Faults that only the log shows, with the lines that dnsmasq writes then. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not-offered     | DHCPDISCOVER(eth0) MAC no address available
          other-server    | DHCPDISCOVER(eth0) MAC; DHCPOFFER(eth0) IP MAC
          silent-after    | DHCPDISCOVER(eth0) MAC; DHCPOFFER(eth0) IP MAC; DHCPREQUEST(eth0) IP MAC
          refused-request | DHCPDISCOVER(eth0) MAC; DHCPREQUEST(eth0) IP MAC; DHCPNAK(eth0) IP MAC wrong network
          no-tftp-request | DHCPDISCOVER(eth0) MAC; DHCPOFFER(eth0) IP MAC; DHCPREQUEST(eth0) IP MAC; DHCPACK(eth0) IP MAC cpu-01
          silent-after    | DHCPDISCOVER(eth0) MAC; DHCPACK(eth0) IP MAC cpu-01; sent /tftpboot/pxelinux.0 to IP
          transfer-cut    | DHCPDISCOVER(eth0) MAC; DHCPACK(eth0) IP MAC cpu-01; sent /tftpboot/pxelinux.0 to IP; failed sending /tftpboot/ldlinux.c32 to IP
          """)
  void theVerdictIsWhatTheLogShows(String code, String log) {
    assertThat(why(events(log)).verdict().code()).isEqualTo(code);
  }

  @Test
  void aMachineThatFellSilentAmongManyMetTheLimitOfTftp() {
    String others =
        IntStream.rangeClosed(101, 150)
            .mapToObj(i -> "sent /tftpboot/vmlinuz-4 to 192.168.0." + i)
            .collect(Collectors.joining("; "));
    String log = "DHCPDISCOVER(eth0) MAC; DHCPACK(eth0) IP MAC cpu-01; " + others;
    assertThat(why(events(log)).verdict().code()).isEqualTo("tftp-limit");
  }

  @Test
  void aRehearsalInTheLogIsNotTheMachine() {
    long xid = RehearsalMark.xid(7);
    List<LogEvent> log =
        events(xid + " DHCPDISCOVER(eth0) MAC; " + xid + " DHCPOFFER(eth0) IP MAC");
    assertThat(why(log).verdict().code()).isEqualTo("never-heard");
  }

  private Why why(List<LogEvent> log) {
    Snapshot snapshot = site.observe(Scope.EVERYTHING);
    Host host = HostTable.of(snapshot).resolve("cpu-01");
    return Why.of(new Facts(snapshot, host, host.mac(), log, Preflight.of(snapshot), null));
  }

  /** Returns lines of dnsmasq's log, a second apart, the first of them an hour ago. */
  private List<LogEvent> events(String lines) {
    Host host = HostTable.of(site.observe(Scope.FILES)).resolve("cpu-01");
    Instant from = Instant.now().minusSeconds(3600);
    List<LogEvent> events = new ArrayList<>();
    String all = "started, version 2.90 cachesize 150; " + lines;
    for (String line : all.split("; ")) {
      String text = line.replace("MAC", host.mac().text()).replace("IP", String.valueOf(host.ip()));
      String program = line.contains("DHCP") ? "-dhcp" : line.contains(" to ") ? "-tftp" : "";
      String logged = "dnsmasq" + program + "[1]: " + text;
      events.add(DnsmasqLog.parse(new LogLine(from.plusMillis(events.size() * 10L), logged)));
    }
    return events;
  }

  private MacAddress hardware(String name) {
    return HostTable.of(site.observe(Scope.FILES)).resolve(name).mac();
  }
}
