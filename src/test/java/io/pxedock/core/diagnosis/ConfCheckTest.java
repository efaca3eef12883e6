package io.pxedock.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each line of dnsmasq.conf is held against the network, and what does not fit is told with its
 * place.
 */
class ConfCheckTest {
  private static final String GOOD =
      """
      dhcp-range=192.168.0.0,static
      addn-hosts=/conf/hosts
      dhcp-hostsfile=/conf/dhcphosts
      dhcp-leasefile=/leases/dnsmasq.leases
      enable-tftp
      dhcp-boot=pxelinux.0
      log-dhcp
      """;

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private List<Problem> problems(String conf) {
    site.write("conf/dnsmasq.conf", conf);
    return ConfCheck.of(site.site().observe(Scope.FILES));
  }

  private static List<String> brief(List<Problem> problems) {
    return problems.stream().map(p -> p.severity() + " " + p.where() + " " + p.code()).toList();
  }

  @Test
  void aFileThatFitsHasNoProblems() {
    assertThat(problems(GOOD)).isEmpty();
  }

  static Stream<Arguments> linesThatDoNotFit() {
    return Stream.of(
        arguments("port=0", "ERROR conf/dnsmasq.conf:8 no-dns"),
        arguments(
            "dhcp-range=192.168.0.0,static,255.255.0.0",
            "WARNING conf/dnsmasq.conf:8 range-differs"),
        arguments(
            "dhcp-option=option:router,10.0.0.1", "WARNING conf/dnsmasq.conf:8 router-differs"),
        arguments("listen-address=127.0.0.1", "ERROR conf/dnsmasq.conf:8 listen-address-differs"),
        arguments("interface=pxeboot", "ERROR conf/dnsmasq.conf:8 interface-differs"),
        arguments("dhcp-leasefile=/conf/leases", "ERROR conf/dnsmasq.conf:8 locked-lease-file"),
        arguments("dhcp-leasefile=/tmp/leases", "ERROR conf/dnsmasq.conf:8 locked-lease-file"),
        arguments("log-facility=/conf/log", "ERROR conf/dnsmasq.conf:8 locked-file"),
        arguments("addn-hosts=/conf/more", "ERROR conf/dnsmasq.conf:8 missing-file"),
        arguments("addn-hosts=/etc/hosts", "ERROR conf/dnsmasq.conf unmapped-file"));
  }

  @ParameterizedTest
  @MethodSource("linesThatDoNotFit")
  void aLineThatDoesNotFitIsToldWithItsPlace(String line, String expected) {
    assertThat(brief(problems(GOOD + line + "\n"))).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dhcp-option=option:router,192.168.0.1",
        "dhcp-range=10.0.0.0,static",
        "dhcp-option=tag:x, 3, 10.0.0.1",
        "dhcp-option=3",
        "dhcp-option=option:ntp-server,10.0.0.1",
        "dhcp-option=tag:x,option:router,10.0.0.2,192.168.0.1",
        "listen-address=127.0.0.1,192.168.0.240",
        "interface=eth*",
        "log-facility=local0",
        "pid-file=/run/dnsmasq.pid",
        "interface=lo, eth0",
        "dhcp-range=192.168.0.100,192.168.0.200,255.255.255.0,12h",
        "dhcp-range=::1,::400,constructor:eth0"
      })
  void aLineThatFitsIsNotTold(String line) {
    assertThat(problems(GOOD + line + "\n")).isEmpty();
  }

  static Stream<Arguments> linesThatAreNeeded() {
    return Stream.of(
        arguments("dhcp-range=192.168.0.0,static", "ERROR no-dhcp-range"),
        arguments("addn-hosts=/conf/hosts", "ERROR no-hosts-file"),
        arguments("dhcp-hostsfile=/conf/dhcphosts", "ERROR no-dhcp-hostsfile"),
        arguments("dhcp-leasefile=/leases/dnsmasq.leases", "ERROR locked-lease-file"),
        arguments("enable-tftp", "ERROR no-tftp"),
        arguments("dhcp-boot=pxelinux.0", "ERROR no-boot-file"),
        arguments("log-dhcp", "WARNING no-log-dhcp"));
  }

  @ParameterizedTest
  @MethodSource("linesThatAreNeeded")
  void aLineThatIsMissingIsTold(String line, String expected) {
    assertThat(problems(GOOD.replace(line + "\n", "")))
        .extracting(p -> p.severity() + " " + p.code())
        .containsExactly(expected);
  }

  @Test
  void aRangeOfAnotherNetworkAloneIsAnError() {
    assertThat(brief(problems(GOOD.replace("192.168.0.0", "10.0.0.0"))))
        .containsExactly("ERROR conf/dnsmasq.conf:1 range-outside");
  }
}
