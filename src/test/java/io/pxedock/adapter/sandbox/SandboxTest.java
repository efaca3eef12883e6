package io.pxedock.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
  private static final String CONTAINER = "pxeboot";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final MacAddress STRANGER = MacAddress.parse("52:54:00:aa:bb:cc");
  private static final Duration GRACE = Duration.ofSeconds(2);

  @TempDir Path directory;
  private final List<Sandbox> open = new ArrayList<>();

  @AfterEach
  void closeAll() {
    open.forEach(Sandbox::close);
  }

  private Sandbox sandbox(int hosts) {
    return sandbox("one", hosts);
  }

  private Sandbox sandbox(String name, int hosts) {
    Sandbox.Options options =
        Sandbox.Options.USUAL.withHosts(hosts).withPace(Pace.INSTANT).withClock(() -> NOON);
    Sandbox sandbox = Sandbox.create(directory.resolve(name), options);
    open.add(sandbox);
    return sandbox;
  }

  private static String read(Sandbox sandbox, String name) throws IOException {
    return Files.readString(sandbox.workdir().resolve(name));
  }

  private static MacAddress cpu01(Sandbox sandbox) {
    return macs(sandbox).get(0);
  }

  private static List<MacAddress> macs(Sandbox sandbox) {
    try {
      return read(sandbox, "conf/dhcphosts")
          .lines()
          .filter(line -> line.matches("[0-9a-f:]{17},.*"))
          .map(line -> MacAddress.parse(line.substring(0, 17)))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> log(Sandbox sandbox) {
    return sandbox.engine().logs(CONTAINER, 100_000).stream().map(l -> l.text()).toList();
  }

  private static ContainerState state(Sandbox sandbox) {
    return sandbox.engine().container(CONTAINER).orElseThrow();
  }

  @Test
  void theSameSeedMakesTheSameSite() throws IOException {
    Sandbox one = sandbox("one", 12);
    Sandbox other = sandbox("other", 12);

    assertThat(read(one, "conf/hosts")).isEqualTo(read(other, "conf/hosts")).contains("cpu-01");
    assertThat(read(one, "conf/dhcphosts"))
        .isEqualTo(read(other, "conf/dhcphosts"))
        .contains(",stor-01,infinite")
        .contains(",ipmi-cpu-01,infinite");
    assertThat(macs(one)).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  @Tag("slow") // goes by the clock
  void aLargeSiteIsMadeAndLoadedInTenSeconds() {
    assertTimeout(Duration.ofSeconds(10), () -> sandbox(10_000).engine().kill(CONTAINER, "HUP"));
  }

  @Test
  void everyHostOfALargeSiteIsServed() throws InterruptedException {
    Sandbox sandbox = sandbox(10_000);
    sandbox.engine().kill(CONTAINER, "HUP");

    assertThat(log(sandbox)).endsWith("dnsmasq-dhcp[1]: read /conf/dhcphosts");
    List<MacAddress> macs = macs(sandbox);
    assertThat(macs).hasSize(10_000).doesNotHaveDuplicates();
    for (int i = 0; i < macs.size(); i += 997) {
      assertThat(sandbox.node(macs.get(i)).boot().config()).contains("default");
    }
  }

  @Test
  void whatIsInTheWorkDirectoryAlreadyStays() throws IOException {
    Path hosts = directory.resolve("one/conf/hosts");
    Files.createDirectories(hosts.getParent());
    Files.writeString(hosts, "192.168.0.9 mine\n");

    assertThat(read(sandbox(12), "conf/hosts")).isEqualTo("192.168.0.9 mine\n");
  }

  @Test
  void aNumberOfHostsThatItCannotHaveIsWrongUsage() {
    Failure failure = catchThrowableOfType(Failure.class, () -> sandbox(-1));

    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anArmedMachineBootsTheRescueSystemAndADisarmedOneItsDisk() throws Exception {
    Sandbox sandbox = sandbox(12);
    MacAddress mac = cpu01(sandbox);
    Path link = sandbox.workdir().resolve("tftpboot/pxelinux.cfg/01-" + mac.dashed());
    Files.createSymbolicLink(link, Path.of("911boot"));

    assertThat(sandbox.node(mac).boot().console())
        .isEqualTo("rescue system 911 is up on " + mac + " (192.168.0.21)");

    Files.delete(link);
    assertThat(sandbox.node(mac).boot().console()).isEqualTo("Booting from local disk...");
  }

  @Test
  void aMachineIsServedThatAFileOfAConfDirNames() throws Exception {
    Sandbox sandbox = sandbox(12);
    Path more = Files.createDirectories(sandbox.workdir().resolve("conf/more.d"));
    Files.writeString(more.resolve("one"), "dhcp-host=" + STRANGER + ",192.168.0.77\n");
    configure(sandbox, "conf-dir=/conf/more.d");

    assertThat(sandbox.node(STRANGER).boot().ip()).contains(Ipv4Address.parse("192.168.0.77"));
  }

  @Test
  void aMachineIsIgnoredThatHasTheTagOfADhcpIgnore() throws Exception {
    Sandbox sandbox = sandbox(12);
    configure(sandbox, "dhcp-mac=set:red," + cpu01(sandbox) + "\ndhcp-ignore=tag:red");

    assertThat(sandbox.node(cpu01(sandbox)).boot().ip()).isEmpty();
    assertThat(log(sandbox)).anyMatch(l -> l.endsWith(cpu01(sandbox) + " ignored"));
  }

  @Test
  void aLineThatDnsmasqDoesNotReadKeepsItFromStarting() throws Exception {
    Sandbox sandbox = sandbox(12);
    configure(sandbox, "dhcp-range=192.168.0.50,10.0.0.1,255.255.255.0");

    assertThat(log(sandbox)).anyMatch(l -> l.contains("inconsistent DHCP range at line"));
    assertThat(sandbox.node(cpu01(sandbox)).boot().ip()).isEmpty();
  }

  private static void configure(Sandbox sandbox, String line) throws IOException {
    Path conf = sandbox.workdir().resolve("conf/dnsmasq.conf");
    Files.writeString(conf, Files.readString(conf) + line + "\n");
    sandbox.engine().restart(CONTAINER, GRACE);
  }

  @Test
  void theConfigurationOfTheUuidBeats911() throws Exception {
    Sandbox sandbox = sandbox(12);
    MacAddress mac = cpu01(sandbox);
    sandbox.node(mac).boot();
    String asked =
        log(sandbox).stream().filter(l -> l.contains("pxelinux.cfg/")).findFirst().orElseThrow();
    String uuid = asked.replaceFirst(".*pxelinux.cfg/(\\S+) not found.*", "$1");
    assertThat(UUID.fromString(uuid)).hasToString(uuid);
    Path directory = sandbox.workdir().resolve("tftpboot/pxelinux.cfg");
    Files.createSymbolicLink(directory.resolve("01-" + mac.dashed()), Path.of("911boot"));

    Files.writeString(directory.resolve(uuid), "DEFAULT disk\n");

    assertThat(sandbox.node(mac).boot().config()).contains(uuid);
  }

  @Test
  void aKernelThatIsMissingStopsTheMachine() throws Exception {
    Sandbox sandbox = sandbox(12);
    Path config = sandbox.workdir().resolve("tftpboot/pxelinux.cfg/default");
    Files.writeString(config, "DEFAULT x\nLABEL x\n  KERNEL nokernel\n");

    assertThat(sandbox.node(cpu01(sandbox)).boot().console())
        .isEqualTo("Loading nokernel... failed: No such file or directory");
    assertThat(log(sandbox))
        .contains("dnsmasq-tftp[1]: file /tftpboot/nokernel not found for 192.168.0.21");
  }

  @Test
  void nothingReachesDnsmasqThroughABrokenPort() throws Exception {
    Sandbox sandbox = sandbox(12);
    List<String> before = log(sandbox);
    sandbox.faults().breakPort();

    assertThat(sandbox.node(cpu01(sandbox)).boot().ip()).isEmpty();
    assertThat(log(sandbox)).isEqualTo(before);

    sandbox.faults().setTag(7);
    assertThat(sandbox.node(cpu01(sandbox)).boot().ip()).isEmpty();

    sandbox.faults().repairSwitch();
    assertThat(sandbox.node(cpu01(sandbox)).boot().ip()).isPresent();
  }

  @Test
  void aSwitchThatIsAwayIsUnreachable() {
    Sandbox sandbox = sandbox(0);
    sandbox.faults().stopSwitch();

    Failure failure =
        catchThrowableOfType(Failure.class, () -> sandbox.virtualSwitch().port("pxeboot"));
    assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void anEngineThatIsAwayIsUnreachableAndEndsItsStreamsWithTheReason() throws Exception {
    Sandbox sandbox = sandbox(12);
    BlockingQueue<Optional<Failure>> ends = new LinkedBlockingQueue<>();
    sandbox.engine().followEvents(event -> {}, ends::add);
    sandbox.engine().followLogs(CONTAINER, NOON, line -> {}, ends::add);

    sandbox.faults().stopDocker();

    for (int i = 0; i < 2; i++) {
      assertThat(ends.poll(10, TimeUnit.SECONDS))
          .hasValueSatisfying(f -> assertThat(f.exit()).isEqualTo(ExitCode.UNREACHABLE));
    }
    Failure failure =
        catchThrowableOfType(Failure.class, () -> sandbox.engine().container(CONTAINER));
    assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(sandbox.node(cpu01(sandbox)).boot().config()).contains("default");

    sandbox.faults().startDocker();
    assertThat(state(sandbox).isRunning()).isTrue();
  }

  @Test
  void aContainerThatIsRemovedIsGoneUntilItIsCreated() throws Exception {
    Sandbox sandbox = sandbox(12);
    sandbox.engine().removeContainer();

    assertThat(sandbox.engine().container(CONTAINER)).isEmpty();
    assertThat(sandbox.node(cpu01(sandbox)).boot().ip()).isEmpty();

    sandbox.engine().createContainer();
    assertThat(state(sandbox).isRunning()).isTrue();
  }

  @Test
  void aShellInFrontOfDnsmasqSwallowsTheReload() throws Exception {
    Sandbox sandbox = sandbox(12);
    sandbox.faults().wrapInShell();
    List<String> before = log(sandbox);

    sandbox.engine().kill(CONTAINER, "HUP");

    assertThat(log(sandbox)).isEqualTo(before);
    assertThat(sandbox.engine().processes(CONTAINER).get(0).command()).startsWith("/bin/sh");
    sandbox.engine().stop(CONTAINER, GRACE);
    assertThat(state(sandbox).exitCode()).isEqualTo(137);
  }

  @Test
  void dnsmasqCanBeMadeToDieOfAReload() {
    Sandbox sandbox = sandbox(12);
    sandbox.faults().dieOnHangUp();

    sandbox.engine().kill(CONTAINER, "HUP");

    assertThat(state(sandbox).status()).isEqualTo("exited");
    assertThat(state(sandbox).exitCode()).isEqualTo(139);
  }

  @Test
  void timesComeFromTheClockAndNeverTwice() {
    Sandbox sandbox = sandbox(12);
    List<Instant> times =
        sandbox.engine().logs(CONTAINER, 100).stream().map(line -> line.time()).toList();

    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(times).allMatch(t -> Duration.between(NOON, t).toMillis() < 1);
  }

  @Test
  void trafficIsSeenInTheLogUntilItIsClosed() {
    Sandbox sandbox = sandbox(12);
    sandbox.startTraffic();

    Awaitility.await()
        .until(
            () ->
                log(sandbox).stream().anyMatch(l -> l.endsWith("no address available"))
                    && log(sandbox).stream().anyMatch(l -> l.contains("/default to")));
    sandbox.close();

    Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("sandbox-traffic")));
    assertThat(log(sandbox)).hasSizeLessThanOrEqualTo(20_000);
  }

  @Test
  void strangersAreNoneOfTheRegisteredMachines() {
    List<MacAddress> site = macs(sandbox(12));

    assertThat(new Random(1).ints(100).mapToObj(i -> Machine.stranger(new Random(i))))
        .noneMatch(site::contains);
  }
}
