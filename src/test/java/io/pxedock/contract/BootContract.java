package io.pxedock.contract;

import static io.pxedock.contract.HostFileRow.counted;
import static io.pxedock.contract.HostFileRow.read;
import static io.pxedock.contract.Server.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.contract.StackUnderTest.Booted;
import io.pxedock.core.dnsmasq.DnsmasqRule;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What dnsmasq does with its files, and what machines boot from it. */
abstract class BootContract {
  private static final MacAddress NODE = mac(1);
  private static final Ipv4Address IP = Ipv4Address.parse("192.168.0.11");
  private static final String OWN = "01-52-54-00-99-00-01";

  private StackUnderTest stack;
  private Server server;

  /** The stack, whose container runs. */
  abstract StackUnderTest open() throws IOException;

  @BeforeEach
  void openStack() throws IOException {
    stack = open();
    server = new Server(stack);
    server.begin("192.168.0.11 cpu-01.x cpu-01\n", NODE + ",cpu-01,infinite\n");
  }

  @AfterEach
  void closeStack() {
    stack.close();
  }

  static Stream<HostFileRow> hostFiles() {
    return HostFileRow.all();
  }

  @ParameterizedTest
  @MethodSource("hostFiles")
  void aReloadSaysAndDoesWithHostFilesWhatTheTableSays(HostFileRow table) {
    HostFileRow row = table.in(server.version());
    writeOrDelete("conf/hosts", row.hosts());
    writeOrDelete("conf/dhcphosts", row.dhcpHosts());
    server.mark();

    server.hangUp();
    server.settle();

    assertThat(server.saidOfFiles()).isEqualTo(row.said());
    row.offers()
        .forEach(
            (number, ip) ->
                assertThat(stack.discover(mac(number)).map(Ipv4Address::toString).orElse(""))
                    .as("offered to card %d", number)
                    .isEqualTo(ip));
  }

  private void writeOrDelete(String name, String text) {
    if (text == null) {
      server.delete(name);
    } else {
      server.write(name, text);
    }
  }

  @Test
  void aStartSaysWhatItReads() {
    assertThat(server.said())
        .startsWith("started, version " + server.version() + " cachesize 150")
        .containsSubsequence(
            "warning: no upstream servers configured",
            "DHCP, static leases only on 192.168.0.0, lease time 1h",
            "TFTP root is /tftpboot  ",
            counted(read(2, 1), server.version()),
            "read /conf/dhcphosts");
  }

  @Test
  void theConfigurationIsReadAtAStartAndNotAtAReload() throws IOException {
    String conf = Files.readString(server.file("conf/dnsmasq.conf"));
    try {
      server.write(
          "conf/dnsmasq.conf", conf.replaceAll("dhcp-range=.*", "dhcp-range=10.0.0.0,static"));
      server.hangUp();
      server.settle();
      assertThat(stack.discover(NODE)).contains(IP);

      stack.engine().restart(server.container, Server.GRACE);
      server.mark();
      assertThat(stack.discover(NODE)).isEmpty();
      server.awaitLog(text -> text.startsWith("no address range available for DHCP request via "));
    } finally {
      server.write("conf/dnsmasq.conf", conf);
    }
  }

  @Test
  void aWrongConfigurationKeepsItFromStarting() throws IOException {
    String conf = Files.readString(server.file("conf/dnsmasq.conf"));
    try {
      server.write("conf/dnsmasq.conf", "no-such-option\n" + conf);
      server.mark();
      stack.engine().restart(server.container, Server.GRACE);

      server.awaitLog(text -> text.equals("dnsmasq: bad option at line 1 of /conf/dnsmasq.conf"));
      Server.until(() -> server.state().exitCode() == 1);
    } finally {
      server.write("conf/dnsmasq.conf", conf);
      stack.engine().stop(server.container, Server.GRACE);
    }
  }

  @Test
  void aTagThatWasUsedIsTheEndOfItAtTheNextReloadInVersionsThatCrash() {
    server.write("conf/dhcphosts", NODE + ",set:rack,cpu-01,infinite\n");
    server.hangUp();
    server.settle();
    assertThat(stack.discover(NODE)).contains(IP);
    server.mark();

    server.hangUp();

    if (server.version().crashesOnTags()) {
      Server.until(() -> !server.state().isRunning());
      assertThat(server.state().status()).isEqualTo("exited");
      assertThat(server.state().exitCode()).isEqualTo(139);
      assertThat(server.said()).containsExactly(counted(read(2, 1), server.version()));
    } else {
      server.settle();
      assertThat(stack.discover(NODE)).contains(IP);
    }
  }

  @Test
  void anAddressStaysWithTheOldCardUntilItsLeaseIsTakenAwayWhileDnsmasqIsStopped() {
    assertThat(stack.boot(NODE).ip()).contains(IP);
    server.write("conf/dhcphosts", mac(7) + ",cpu-01,infinite\n");
    server.hangUp();
    server.settle();
    server.mark();

    assertThat(stack.discover(mac(7))).isEmpty();
    server.awaitLog(
        ("not using configured address " + IP + " because it is leased to " + NODE)::equals);
    server.write("leases/dnsmasq.leases", "");
    server.hangUp();
    server.settle();
    assertThat(stack.discover(mac(7))).isEmpty();

    stack.engine().stop(server.container, Server.GRACE);
    server.write("leases/dnsmasq.leases", "");
    server.start();
    assertThat(stack.discover(mac(7))).contains(IP);
  }

  @Test
  void aNameInCapitalsIsWrittenDownInSmallLetters() throws IOException {
    server.write("conf/dhcphosts", NODE + ",CPU-01,infinite\n");
    server.hangUp();
    server.settle();
    stack.boot(NODE);

    assertThat(Files.readString(server.file("leases/dnsmasq.leases")))
        .startsWith("0 " + NODE + " " + IP + " cpu-01 ");
  }

  @Test
  void aLeaseIsWrittenDownAndOutlivesARestart() throws IOException {
    stack.boot(NODE);
    assertThat(Files.readString(server.file("leases/dnsmasq.leases")))
        .startsWith("0 " + NODE + " " + IP + " cpu-01 ");

    stack.engine().restart(server.container, Server.GRACE);
    server.write("conf/dhcphosts", mac(7) + ",cpu-01,infinite\n");
    server.hangUp();
    server.settle();
    assertThat(stack.discover(mac(7))).isEmpty();
  }

  @Test
  void aMachineBootsDefaultAndTheLogTellsTheWay() {
    server.mark();

    assertThat(stack.boot(NODE)).isEqualTo(new Booted(Optional.of(IP), Optional.of("default")));

    assertThat(server.said().stream().map(text -> text.replaceFirst("^[0-9]+ ", "")))
        .containsSubsequence(
            "available DHCP subnet: 192.168.0.0/255.255.255.0",
            "DHCPDISCOVER(eth0) " + NODE + " ",
            "tags: known, eth0",
            "DHCPOFFER(eth0) " + IP + " " + NODE + " ",
            "next server: 192.168.0.240",
            "sent size:  4 option: 51 lease-time  infinite",
            "sent size: 11 option: 67 bootfile-name  pxelinux.0",
            "DHCPREQUEST(eth0) " + IP + " " + NODE + " ",
            "DHCPACK(eth0) " + IP + " " + NODE + " cpu-01");
    // That a file was sent is told when its last block is acknowledged: a fast client has asked for
    // the next one by then.
    assertThat(server.said())
        .contains("sent /tftpboot/pxelinux.0 to " + IP, "sent /tftpboot/ldlinux.c32 to " + IP);
    assertThat(server.said())
        .containsSubsequence(
            notFound(OWN),
            notFound("C0A8000B"),
            notFound("C"),
            "sent /tftpboot/pxelinux.cfg/default to " + IP);
  }

  @Test
  void anUnknownMachineGetsNothing() {
    server.mark();

    assertThat(stack.boot(mac(9))).isEqualTo(new Booted(Optional.empty(), Optional.empty()));

    server.awaitLog(t -> t.endsWith("DHCPDISCOVER(eth0) " + mac(9) + " no address available"));
  }

  @Test
  void aRelativeLinkToTheRescueSystemIsServed() throws IOException {
    link("911boot");

    assertThat(stack.boot(NODE).config()).contains(OWN);
  }

  @Test
  void anAbsoluteLinkLeadsNowhereInTheContainer() throws IOException {
    link(server.file("tftpboot/pxelinux.cfg/911boot").toString());
    server.mark();

    assertThat(stack.boot(NODE).config()).contains("default");
    server.awaitLog(notFound(OWN)::equals);
  }

  @Test
  void aDanglingLinkIsAFileNotFound() throws IOException {
    link("911boot.old");
    server.mark();

    assertThat(stack.boot(NODE).config()).contains("default");
    server.awaitLog(notFound(OWN)::equals);
  }

  @Test
  void aConfigurationThatNotEveryoneMayReadIsPassedOver() throws IOException {
    Path own = server.file("tftpboot/pxelinux.cfg/" + OWN);
    Files.writeString(own, "DEFAULT x\n");
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
    server.mark();

    assertThat(stack.boot(NODE).config()).contains("default");
    server.awaitLog(
        ("cannot access /tftpboot/pxelinux.cfg/" + OWN + ": Permission denied")::equals);
  }

  @Test
  void aMachineThatIsDisarmedBootsDefaultAgainWithoutAReload() throws IOException {
    link("911boot");
    assertThat(stack.boot(NODE).config()).contains(OWN);

    server.delete("tftpboot/pxelinux.cfg/" + OWN);

    assertThat(stack.boot(NODE).config()).contains("default");
  }

  private String notFound(String name) {
    String client =
        server.version().has(DnsmasqRule.NAMES_CLIENT_OF_MISSING_FILE) ? " for " + IP : "";
    return "file /tftpboot/pxelinux.cfg/" + name + " not found" + client;
  }

  private void link(String target) throws IOException {
    Path own = server.file("tftpboot/pxelinux.cfg/" + OWN);
    Files.deleteIfExists(own);
    Files.createSymbolicLink(own, Path.of(target));
  }
}
