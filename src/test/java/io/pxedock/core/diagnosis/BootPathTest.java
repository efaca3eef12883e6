package io.pxedock.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is broken along the boot path is told at its own link, with what to do. */
class BootPathTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private List<PathLink> path() {
    return BootPath.of(site.observe(Scope.EVERYTHING));
  }

  private PathLink link(String name) {
    return path().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aWholePathIsWellAtEveryLink() {
    assertThat(path())
        .extracting(l -> l.name() + " " + l.state())
        .containsExactly(
            "docker OK",
            "bridge OK",
            "port OK",
            "network OK",
            "container OK",
            "dnsmasq OK",
            "tftp OK",
            "images OK",
            "boots UNKNOWN");
  }

  private static Arguments fault(
      String what,
      Consumer<TestSite> fault,
      String link,
      String state,
      String detail,
      String remedy) {
    return arguments(what, fault, link, state, detail, remedy);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "no bridge",
            s -> s.sandbox().faults().removeBridge(),
            "bridge",
            "FAILED",
            "no bridge 'backplane1'",
            "ovs-vsctl add-br backplane1"),
        fault(
            "no port",
            s -> s.sandbox().faults().removePort(),
            "port",
            "FAILED",
            "no port 'pxeboot'",
            "-- set interface pxeboot type=internal"),
        fault(
            "the written command's port",
            s -> s.sandbox().faults().breakPort(),
            "port",
            "FAILED",
            "is broken",
            "set interface pxeboot type=internal"),
        fault(
            "link down",
            s -> s.sandbox().faults().takeLinkDown(),
            "port",
            "FAILED",
            "is down",
            "ip link set dev pxeboot up"),
        fault(
            "Open vSwitch gone",
            s -> s.sandbox().faults().stopSwitch(),
            "port",
            "UNKNOWN",
            "Open vSwitch",
            ""),
        fault(
            "Docker gone",
            s -> s.sandbox().faults().stopDocker(),
            "docker",
            "FAILED",
            "Docker",
            ""),
        fault(
            "Docker gone, behind it",
            s -> s.sandbox().faults().stopDocker(),
            "container",
            "UNKNOWN",
            "needs Docker",
            ""),
        fault(
            "no container",
            s -> s.sandbox().engine().removeContainer(),
            "container",
            "FAILED",
            "no container 'pxeboot'",
            "pxedock setup"),
        fault(
            "no container, behind it",
            s -> s.sandbox().engine().removeContainer(),
            "dnsmasq",
            "FAILED",
            "is not running",
            ""),
        fault(
            "stopped",
            s -> s.sandbox().engine().stop("pxeboot", Duration.ZERO),
            "container",
            "FAILED",
            "exited",
            "pxedock start"),
        fault(
            "dnsmasq behind a shell",
            s -> s.sandbox().faults().wrapInShell(),
            "dnsmasq",
            "FAILED",
            "PID 1",
            "entry point"),
        fault(
            "host file edited",
            s -> s.write("conf/hosts", "192.168.0.11 cpu-01\n"),
            "dnsmasq",
            "WARNING",
            "conf/hosts changed and is not loaded",
            "pxedock reload"),
        fault(
            "configuration edited",
            s -> s.write("conf/dnsmasq.conf", s.text("conf/dnsmasq.conf") + "# more\n"),
            "dnsmasq",
            "WARNING",
            "conf/dnsmasq.conf changed and is not loaded",
            "pxedock restart"),
        fault(
            "no host file",
            s -> s.delete("conf/hosts"),
            "dnsmasq",
            "FAILED",
            "there is no conf/hosts",
            "conf check"),
        fault(
            "no loader",
            s -> s.delete("tftpboot/pxelinux.0"),
            "tftp",
            "FAILED",
            "pxelinux.0 is missing",
            "put tftpboot/pxelinux.0 there"),
        fault(
            "the interface went with its port",
            s -> s.sandbox().faults().loseInterface(),
            "container",
            "FAILED",
            "runs without a network interface",
            "pxedock restart"),
        fault(
            "Docker started it again",
            s -> s.sandbox().faults().crash(),
            "container",
            "WARNING",
            "ended by itself, and Docker started it again at",
            "pxedock restart"),
        fault(
            "an interface that is not the container's",
            s -> s.write("conf/dnsmasq.conf", s.text("conf/dnsmasq.conf") + "interface=eth1\n"),
            "dnsmasq",
            "FAILED",
            "interface leaves out eth0",
            "conf check"),
        fault(
            "no ldlinux.c32",
            s -> s.delete("tftpboot/ldlinux.c32"),
            "tftp",
            "FAILED",
            "needs ldlinux.c32 beside it",
            "put tftpboot/ldlinux.c32 there"),
        fault(
            "911boot names a kernel that is not served",
            s ->
                s.write(
                    "tftpboot/pxelinux.cfg/911boot",
                    "DEFAULT a\nLABEL a\nKERNEL vmlinuz-9\nINITRD initrd.gz\n"),
            "tftp",
            "FAILED",
            "911 does not boot: the kernel vmlinuz-9 is missing",
            "put tftpboot/vmlinuz-9 there"),
        fault(
            "911boot waits for a key",
            s ->
                s.write(
                    "tftpboot/pxelinux.cfg/911boot",
                    "DEFAULT a\nPROMPT 1\nLABEL a\nKERNEL vmlinuz-4\n"),
            "tftp",
            "FAILED",
            "911boot: it has PROMPT and no TIMEOUT",
            "TIMEOUT"),
        fault(
            "911boot is empty",
            s -> s.write("tftpboot/pxelinux.cfg/911boot", ""),
            "tftp",
            "FAILED",
            "911boot is empty",
            ""),
        fault(
            "911boot includes more than can be read",
            s -> {
              s.write("tftpboot/big", "#".repeat(600_000));
              s.write(
                  "tftpboot/pxelinux.cfg/911boot",
                  "INCLUDE big\nDEFAULT a\nLABEL a\nKERNEL vmlinuz-4\n");
            },
            "tftp",
            "UNKNOWN",
            "what big includes was not read",
            ""),
        fault(
            "a source of a bind mount is gone",
            s -> s.delete("images/initrd.gz"),
            "dnsmasq",
            "WARNING",
            "images/initrd.gz is gone",
            "put images/initrd.gz back"),
        fault(
            "no default",
            s -> s.delete("tftpboot/pxelinux.cfg/default"),
            "tftp",
            "WARNING",
            "finds no configuration",
            ""),
        fault(
            "what fails before it",
            s -> s.delete("tftpboot/pxelinux.0"),
            "boots",
            "FAILED",
            "while tftp fails",
            ""),
        fault(
            "no 911boot",
            s -> s.delete("tftpboot/pxelinux.cfg/911boot"),
            "tftp",
            "WARNING",
            "no tftpboot/pxelinux.cfg/911boot",
            "911 system"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsToldAtItsLink(
      String what,
      Consumer<TestSite> fault,
      String name,
      String state,
      String detail,
      String remedy) {
    fault.accept(site);
    PathLink link = link(name);
    assertThat(link.state()).hasToString(state);
    assertThat(link.detail()).contains(detail);
    assertThat(link.remedy().words()).contains(remedy);
  }
}
