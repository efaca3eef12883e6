package io.pxedock.contract;

import static io.pxedock.contract.Server.mac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What dnsmasq says to candidates, while the server runs on with its own files. */
abstract class TrialContract {
  private static final List<String> COMMAND =
      List.of("/usr/sbin/dnsmasq", "-k", "-C", "/conf/dnsmasq.conf", "--log-facility=-");
  private static final String CONF =
      """
      no-hosts
      no-resolv
      user=root
      addn-hosts=/conf/hosts
      dhcp-hostsfile=/conf/dhcphosts
      dhcp-leasefile=/conf/leases
      dhcp-range=192.168.0.0,static
      """;

  private StackUnderTest stack;

  abstract StackUnderTest open() throws IOException;

  @BeforeEach
  void openStack() throws IOException {
    stack = open();
  }

  @AfterEach
  void closeStack() {
    stack.close();
  }

  private Trial.Server server() {
    return new Trial.Server(
        stack.settings().image(),
        COMMAND,
        "eth0",
        stack.settings().address(),
        stack.settings().subnet(),
        Set.of("/conf"),
        Map.of());
  }

  private static Trial.Candidate candidate(String conf, String hosts, String dhcpHosts) {
    return new Trial.Candidate(
        Map.of(
            "/conf/dnsmasq.conf", Bytes.utf8(conf),
            "/conf/hosts", Bytes.utf8(hosts),
            "/conf/dhcphosts", Bytes.utf8(dhcpHosts)),
        List.of(query(mac(1), null), query(mac(2), null)));
  }

  private static Trial.Query query(MacAddress mac, String relay) {
    Map<Integer, byte[]> discover = Map.of(53, new byte[] {1});
    return new Trial.Query(mac, discover, Optional.ofNullable(relay).map(Ipv4Address::parse));
  }

  private Trial.Verdict ask(Trial.Candidate candidate) {
    return stack.trial().ask(server(), List.of(candidate)).get(0);
  }

  private static Optional<Ipv4Address> ip(String text) {
    return Optional.of(Ipv4Address.parse(text));
  }

  @Test
  void aCardIsOfferedTheAddressOfItsNameAndAnotherNothing() {
    Trial.Verdict verdict = ask(candidate(CONF, "192.168.0.77 new\n", mac(1) + ",new\n"));
    assertThat(verdict.offers()).containsExactly(ip("192.168.0.77"), Optional.empty());
  }

  @Test
  void itSaysWhatItDoesNotLike() {
    Trial.Verdict verdict = ask(candidate(CONF, "", "52:54:00:00:00:0g,new\n"));
    assertThat(verdict.said())
        .anyMatch(line -> line.endsWith(": bad hex constant at line 1 of /conf/dhcphosts"));
  }

  @Test
  void aConfigurationThatDoesNotStartIsSaidWithItsLine() {
    Trial.Verdict verdict = ask(candidate("nonsense\n" + CONF, "", ""));
    assertThat(verdict.starts()).isFalse();
    assertThat(verdict.said())
        .anyMatch(line -> line.endsWith("bad option at line 1 of /conf/dnsmasq.conf"));
  }

  @Test
  void anInterfaceThatIsLeftOutIsDeaf() {
    Trial.Verdict verdict = ask(candidate(CONF + "interface=eth7\n", "", ""));
    assertThat(verdict.starts()).isTrue();
    assertThat(verdict.answers()).isFalse();
  }

  @Test
  void oneCandidateAfterTheOtherIsAsked() {
    List<Trial.Verdict> verdicts =
        stack
            .trial()
            .ask(
                server(),
                List.of(
                    candidate(CONF, "192.168.0.77 new\n", mac(1) + ",new\n"),
                    candidate(CONF, "192.168.0.78 new\n", mac(2) + ",new\n")));
    assertThat(verdicts.get(1).offers()).containsExactly(Optional.empty(), ip("192.168.0.78"));
  }

  @Test
  void aSecondSubnetIsAskedThroughARelay() {
    Trial.Candidate candidate =
        new Trial.Candidate(
            Map.of(
                "/conf/dnsmasq.conf",
                Bytes.utf8(CONF + "dhcp-range=10.1.4.0,static,255.255.255.0\n"),
                "/conf/hosts",
                Bytes.utf8("10.1.4.11 ipmi\n"),
                "/conf/dhcphosts",
                Bytes.utf8(mac(1) + ",ipmi\n")),
            List.of(query(mac(1), null), query(mac(1), "10.1.4.255")));
    assertThat(ask(candidate).offers()).containsExactly(Optional.empty(), ip("10.1.4.11"));
  }

  @Test
  void anImageWithoutDnsmasqIsRefused() {
    Trial.Server empty =
        new Trial.Server(
            stack.imageWithoutDnsmasq(),
            List.of(),
            "eth0",
            stack.settings().address(),
            stack.settings().subnet(),
            Set.of("/conf"),
            Map.of());
    assertThatThrownBy(() -> stack.trial().ask(empty, List.of(candidate(CONF, "", ""))))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("contains no dnsmasq");
  }

  @Test
  void theRunningServerIsLeftAlone() {
    String before = stack.engine().container(stack.settings().container()).orElseThrow().toString();
    ask(candidate(CONF, "192.168.0.77 new\n", mac(1) + ",new\n"));
    assertThat(stack.engine().container(stack.settings().container()).orElseThrow())
        .hasToString(before);
    assertThat(stack.discover(mac(1))).isEmpty();
  }
}
