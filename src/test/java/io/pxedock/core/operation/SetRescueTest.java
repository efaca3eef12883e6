package io.pxedock.core.operation;

import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.net.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code 911 set}: what stands in {@code pxelinux.cfg} before and after, or the refusal. */
class SetRescueTest {
  private static final String CPU1 = "52:54:00:00:00:01";
  private static final String CONFIG = "tftpboot/pxelinux.cfg/01-52-54-00-00-00-01";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private static SetRescue arm(String... hosts) {
    return new SetRescue(List.of(hosts), "");
  }

  @Test
  void makesARelativeLink() {
    site.run(arm("cpu-01"));
    assertThat(site.flag(CPU1)).isEqualTo("-> 911boot");
  }

  @Test
  void makesTheMachineBootTheRescueSystem() throws Exception {
    site.run(arm("cpu-01"));
    assertThat(site.sandbox().node(MacAddress.parse(CPU1)).boot().console())
        .startsWith("rescue system 911 is up");
  }

  @Test
  void armsSeveralAtOnce() {
    site.run(arm("cpu-[01-02]", "cpu-01"));
    assertThat(site.flag(CPU1)).isEqualTo("-> 911boot");
    assertThat(site.flag("52:54:00:00:00:02")).isEqualTo("-> 911boot");
    assertThat(site.lastEntry().changes()).hasSize(2);
  }

  @Test
  void touchesNeitherTheHostFilesNorDnsmasq() {
    assertThat(site.run(arm("cpu-01")).plan().action()).isEqualTo(DaemonAction.NONE);
  }

  @Test
  void refusesAnUnknownHostAndArmsNone() {
    Map<String, String> before = Tree.of(site.workdir());
    refused(
        () -> site.run(arm("cpu-01", "cpu-07")),
        "there is no host 'cpu-07'; did you mean cpu-01 or cpu-02?");
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
  }

  @Test
  void refusesWithout911boot() {
    site.delete("tftpboot/pxelinux.cfg/911boot");
    refused(
        () -> site.run(arm("cpu-01")),
        "there is no tftpboot/pxelinux.cfg/911boot;"
            + " put the configuration that boots the 911 system there");
  }

  @Test
  void refusesWhen911bootIsADirectory() throws Exception {
    site.delete("tftpboot/pxelinux.cfg/911boot");
    Files.createDirectory(site.workdir().resolve("tftpboot/pxelinux.cfg/911boot"));
    refused(
        () -> site.run(arm("cpu-01")),
        "tftpboot/pxelinux.cfg/911boot is not a readable file, and not a link to one in"
            + " tftpboot/pxelinux.cfg;"
            + " put the configuration that boots the 911 system there");
  }

  @Test
  void refusesToReplaceAFileThatIsNo911Link() {
    site.write(CONFIG, "DEFAULT own\n");
    refused(
        () -> site.run(arm("cpu-01")),
        "cpu-01 has a PXELINUX configuration of its own, which is not a 911 flag ("
            + CONFIG
            + "); look at it, and move it away if it is not needed");
    assertThat(site.flag(CPU1)).isEqualTo("DEFAULT own\n");
  }

  @Test
  void refusesToReplaceALinkToSomethingElse() {
    site.link(CPU1, "default");
    refused(
        () -> site.run(arm("cpu-01")),
        "cpu-01 has a PXELINUX configuration of its own, which is not a 911 flag ("
            + CONFIG
            + "); look at it, and move it away if it is not needed");
  }

  @Test
  void refusesToReplaceADirectory() throws Exception {
    Files.createDirectory(site.flagPath(CPU1));
    refused(
        () -> site.run(arm("cpu-01")),
        CONFIG
            + " is not a file, where the 911 flag of cpu-01 belongs; remove it: rmdir "
            + CONFIG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"911boott", "/tftpboot/pxelinux.cfg/911boot", "no"})
  void aLinkThatLeadsNowhereIsPutRight(String target) {
    site.link(CPU1, target);
    site.run(arm("cpu-01"));
    assertThat(site.flag(CPU1)).isEqualTo("-> 911boot");
  }

  @Test
  void aMisnamedFlagIsPutRight() throws Exception {
    Path wrong = site.flagPath(CPU1).resolveSibling("01-52:54:00:00:00:01");
    Files.createSymbolicLink(wrong, Path.of("911boot"));
    site.run(arm("cpu-01"));
    assertThat(site.flag(CPU1)).isEqualTo("-> 911boot");
    assertThat(wrong).doesNotExist();
  }

  @Test
  void promisesABootOnlyWhenEverythingIsServed() {
    assertThat(site.plan(arm("cpu-01")).summary()).isEqualTo("cpu-01 boots 911 next");
    site.delete("tftpboot/ldlinux.c32");
    Plan plan = site.plan(arm("cpu-01"));
    assertThat(plan.summary()).isEqualTo("cpu-01 is armed for 911, which does not boot yet");
    assertThat(plan.questions().get(1)).contains("ldlinux.c32 beside it, which is missing");
  }

  @Test
  void promisesNothingWhileDockerCannotBeAsked() {
    site.sandbox().faults().stopDocker();
    Plan plan = site.plan(arm("cpu-01"));
    assertThat(plan.summary()).isEqualTo("cpu-01 is armed for 911");
    assertThat(plan.notes().toString()).contains("whether 911 boots is not known");
  }

  @Test
  void refusesAHostWithoutAMac() {
    site.write("conf/hosts", "192.168.0.77 lonely\n");
    refused(
        () -> site.run(arm("lonely")),
        "lonely has no MAC, so it cannot have a 911 flag (conf/hosts:1); add one to its line");
  }

  @Test
  void hasNothingToDoWhenTheLinkIsThere() {
    site.link(CPU1, "911boot");
    assertThat(site.run(arm("cpu-01")).isNothing()).isTrue();
  }

  @Test
  void makesALinkOfAHardLink() {
    site.hardLink(CPU1);
    assertThat(site.run(arm("cpu-01")).plan().notes())
        .containsExactly("the old flag of cpu-01 becomes a link to 911boot");
    assertThat(site.flag(CPU1)).isEqualTo("-> 911boot");
  }

  @Test
  void makesALinkOfAHardLinkThatHasGoneStale() throws Exception {
    site.hardLink(CPU1);
    editByRename();
    site.run(arm("cpu-01"));
    assertThat(site.flag(CPU1)).isEqualTo("-> 911boot");
  }

  // As an editor does it, or sed -i: the hard link keeps the old content.
  private void editByRename() throws Exception {
    Path rescue = site.workdir().resolve("tftpboot/pxelinux.cfg/911boot");
    Path edited = rescue.resolveSibling("911boot.new");
    Files.writeString(edited, Files.readString(rescue).replace("quiet", "debug"));
    Files.move(edited, rescue, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(Files.isSameFile(rescue, site.flagPath(CPU1))).isFalse();
  }

  @Test
  void makesALinkOfACopy() {
    site.write(CONFIG, site.text("tftpboot/pxelinux.cfg/911boot"));
    site.run(arm("cpu-01"));
    assertThat(site.flag(CPU1)).isEqualTo("-> 911boot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tftpboot/pxelinux.cfg/911boot", "../../911boot", "gone/911boot"})
  void mendsALinkThatLeadsNowhereInTheContainer(String target) {
    site.link(CPU1, target);
    site.run(arm("cpu-01"));
    assertThat(site.flag(CPU1)).isEqualTo("-> 911boot");
  }

  @Test
  void asksOnceForAMachine() {
    assertThat(site.plan(arm("cpu-01")).questions())
        .containsExactly(
            "Arm 911 for cpu-01 (52:54:00:00:00:01)? The 911 system can wipe the disks.");
  }

  @Test
  void asksAgainForABmc() {
    assertThat(site.plan(arm("ipmi-cpu-01")).questions())
        .containsExactly(
            "Arm 911 for ipmi-cpu-01 (52:54:00:00:01:01)? The 911 system can wipe the disks.",
            "ipmi-cpu-01 is a BMC's entry, and no machine boots by it. Arm it all the same?");
  }

  @Test
  void asksForTheCountOfMany() {
    assertThat(site.plan(arm("cpu-[01-02]")).questions())
        .containsExactly(
            "Arm 911 for 2 hosts (cpu-01, cpu-02)? The 911 system can wipe the disks.");
  }

  @Test
  void keepsTheReasonInTheJournal() {
    site.run(new SetRescue(List.of("cpu-01"), "new disks"));
    assertThat(site.lastEntry().reason()).isEqualTo("new disks");
  }
}
