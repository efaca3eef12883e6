package io.pxedock.core.operation;

import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code 911 clear}: what stands in {@code pxelinux.cfg} before and after, or the refusal. */
class ClearRescueTest {
  private static final String CPU1 = "52:54:00:00:00:01";
  private static final String CPU2 = "52:54:00:00:00:02";
  private static final String STRAY = "52:54:00:00:00:99";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private static ClearRescue clear(String... hosts) {
    return new ClearRescue(List.of(hosts));
  }

  @Test
  void takesTheLinkAwayAndLeaves911boot() {
    site.link(CPU1, "911boot");
    site.link(CPU2, "911boot");
    site.run(clear("cpu-01"));
    assertThat(site.flag(CPU1)).isNull();
    assertThat(site.flag(CPU2)).isEqualTo("-> 911boot");
    assertThat(site.exists("tftpboot/pxelinux.cfg/911boot")).isTrue();
  }

  @Test
  void makesTheMachineBootDefault() throws Exception {
    site.link(CPU1, "911boot");
    site.run(clear("cpu-01"));
    assertThat(site.sandbox().node(MacAddress.parse(CPU1)).boot().config()).contains("default");
  }

  @Test
  void takesEveryKindOfFlagWithAll() {
    String stale = site.text("tftpboot/pxelinux.cfg/911boot").replace("quiet", "debug");
    site.link(CPU1, "911boot");
    site.hardLink(CPU2);
    site.write("tftpboot/pxelinux.cfg/01-52-54-00-00-00-03", stale);
    site.link(STRAY, "/tftpboot/pxelinux.cfg/911boot");
    site.run(clear());
    assertThat(List.of(site.flagPath(CPU1), site.flagPath(CPU2), site.flagPath(STRAY)))
        .noneMatch(path -> path.toFile().exists());
    assertThat(site.flag("52:54:00:00:00:03")).isNull();
    assertThat(site.flag(STRAY)).isNull();
  }

  @Test
  void leavesOtherConfigurationsWithAll() {
    site.write("tftpboot/pxelinux.cfg/01-52-54-00-00-00-01", "DEFAULT own\n");
    site.link(CPU2, "default");
    site.link(STRAY, "911boot");
    site.run(clear());
    assertThat(site.flag(CPU1)).isEqualTo("DEFAULT own\n");
    assertThat(site.flag(CPU2)).isEqualTo("-> default");
    assertThat(site.flag(STRAY)).isNull();
  }

  @Test
  void takesAStrayFlagByItsMac() {
    site.link(STRAY, "911boot");
    site.run(clear("5254.0000.0099"));
    assertThat(site.flag(STRAY)).isNull();
  }

  @Test
  void hasNothingToDoWhenNothingIsArmed() {
    assertThat(site.run(clear()).isNothing()).isTrue();
    assertThat(site.run(clear("cpu-01")).isNothing()).isTrue();
  }

  @Test
  void takesALinkThatDanglesSince911bootIsGone() {
    site.link(CPU1, "911boot");
    site.delete("tftpboot/pxelinux.cfg/911boot");
    site.run(clear("cpu-01"));
    assertThat(site.flag(CPU1)).isNull();
  }

  @Test
  void takesTheFlagsOfAllCardsOfAHost() {
    site.write("conf/dhcphosts", CPU1 + "," + CPU2 + ",cpu-01\n");
    site.link(CPU2, "911boot");
    site.run(clear("cpu-01"));
    assertThat(site.flag(CPU2)).isNull();
  }

  @Test
  void refusesAnUnknownHost() {
    refused(() -> site.run(clear("nobody")), "there is no host 'nobody'; see 'pxedock host list'");
    refused(
        () -> site.run(clear(STRAY)), "there is no host '" + STRAY + "'; see 'pxedock host list'");
  }

  @Test
  void refusesAHostWithoutAMac() {
    site.write("conf/hosts", "192.168.0.77 lonely\n");
    refused(
        () -> site.run(clear("lonely")),
        "lonely has no MAC, so it cannot have a 911 flag (conf/hosts:1); add one to its line");
  }

  @Test
  void asksNothing() {
    site.link(CPU1, "911boot");
    assertThat(site.plan(clear("cpu-01")).questions()).isEmpty();
  }
}
