package io.pxedock.core.operation;

import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.journal.JournalEntry.State;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code undo}: gives back the bytes, or refuses. */
class UndoTest {
  private static final String CPU2 = "52:54:00:00:00:02";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  @BeforeEach
  void openASiteWithEveryKindOfFlag() {
    site.hardLink(CPU2);
    site.link("52:54:00:00:00:03", "/somewhere/911boot");
  }

  static Stream<Operation> changes() {
    MacAddress mac = MacAddress.parse("52:54:00:00:00:09");
    return Stream.of(
        TestSite.ADD,
        new AddHost("new", mac, null, "new.pxe.example", false),
        new EditHost("cpu-01", mac, null, null, null, true),
        new EditHost("cpu-02", mac, Ipv4Address.parse("192.168.0.19"), "n", "n.x", true),
        new EditHost("stor-01", mac, null, null, null, true),
        new RemoveHost(List.of("cpu-02"), true),
        new RemoveHost(List.of("cpu-[01-02]", "stor-01", "ipmi-cpu-01"), true),
        new SetRescue(List.of("cpu-01"), ""),
        new SetRescue(List.of("cpu-[01-02]", "stor-01"), ""),
        new ClearRescue(List.of("cpu-02")),
        new ClearRescue(List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void givesBackEveryByte(Operation change) {
    Map<String, String> before = Tree.ofSite(site.workdir());
    site.run(change);
    assertThat(Tree.ofSite(site.workdir())).isNotEqualTo(before);
    site.undoLast();
    assertThat(Tree.ofSite(site.workdir())).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void canBeTakenBackItself(Operation change) {
    site.run(change);
    Map<String, String> changed = Tree.ofSite(site.workdir());
    site.undoLast();
    site.run(new Undo(site.lastEntry(), true));
    assertThat(Tree.ofSite(site.workdir())).isEqualTo(changed);
  }

  @Test
  void reloadsWhatItGivesBack() {
    site.run(TestSite.ADD);
    site.undoLast();
    assertThat(site.sandbox().node(TestSite.ADD.mac()).discover()).isEmpty();
  }

  @Test
  void takesBackTheLastChangeThatStands() {
    site.run(TestSite.ADD);
    site.run(new SetRescue(List.of("cpu-01"), ""));
    site.undoLast();
    assertThat(site.flag("52:54:00:00:00:01")).isNull();
    site.undoLast();
    assertThat(site.hosts()).doesNotContain("new");
    assertThat(site.engine().journal().lastStanding()).isEmpty();
  }

  @Test
  void takesBackAnOlderChangeThatNothingStandsOn() {
    site.run(new SetRescue(List.of("cpu-01"), ""));
    site.run(TestSite.ADD);
    site.run(new Undo(site.engine().journal().entry(1), true));
    assertThat(site.flag("52:54:00:00:00:01")).isNull();
    assertThat(site.hosts()).contains("new");
  }

  @Test
  void refusesWhenTheFilesHaveMovedOn() {
    site.run(TestSite.ADD);
    site.write("conf/dhcphosts", site.dhcpHosts() + "# by hand\n");
    Map<String, String> before = Tree.of(site.workdir());
    refused(
        site::undoLast,
        "the file has changed since change 1 (host add new) (conf/dhcphosts);"
            + " undo the later changes first, or edit the files");
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
  }

  @Test
  void refusesWhenTheFlagHasMovedOn() {
    site.run(new SetRescue(List.of("cpu-01"), ""));
    site.delete("tftpboot/pxelinux.cfg/01-52-54-00-00-00-01");
    site.link("52:54:00:00:00:01", "default");
    refused(
        site::undoLast,
        "the file has changed since change 1 (911 set cpu-01)"
            + " (tftpboot/pxelinux.cfg/01-52-54-00-00-00-01);"
            + " undo the later changes first, or edit the files");
  }

  @Test
  void refusesTheSameChangeTwice() {
    site.run(TestSite.ADD);
    site.undoLast();
    refused(
        () -> site.run(new Undo(site.engine().journal().entry(1), true)),
        "the file has changed since change 1 (host add new) (conf/dhcphosts);"
            + " undo the later changes first, or edit the files");
  }

  @Test
  void refusesAChangeThatTouchedNoFile() {
    site.run(new ControlContainer(DaemonAction.RELOAD));
    refused(
        () -> site.run(new Undo(site.lastEntry(), true)),
        "change 1 (reload) changed no file; see 'pxedock history'");
  }

  @Test
  void refusesANumberThatTheHistoryDoesNotHave() {
    refused(() -> site.engine().journal().entry(7), "there is no change 7; see 'pxedock history'");
  }

  @Test
  void takesBackTheHalfOfAnInterruptedChange() {
    Map<String, String> before = Tree.ofSite(site.workdir());
    site.run(TestSite.ADD);
    String added = site.hosts();
    interrupt();
    site.write("conf/dhcphosts", before.get("conf/dhcphosts"));
    assertThat(site.engine().journal().howFar(site.lastEntry()))
        .isEqualTo("conf/hosts new, conf/dhcphosts old");
    assertThat(added).contains("new");
    site.undoLast();
    assertThat(Tree.ofSite(site.workdir())).isEqualTo(before);
  }

  @Test
  void refusesAnInterruptedChangeThatHadNotBegunToWrite() {
    String hosts = site.hosts();
    String dhcpHosts = site.dhcpHosts();
    site.run(TestSite.ADD);
    interrupt();
    site.write("conf/hosts", hosts);
    site.write("conf/dhcphosts", dhcpHosts);
    refused(site::undoLast, "nothing of change 1 is left to undo; see 'pxedock history'");
  }

  private void interrupt() {
    String entry = site.text(".pxedock/journal/000001.json");
    assertThat(entry).contains("\"DONE\"");
    site.write(".pxedock/journal/000001.json", entry.replace("\"DONE\"", "\"BEGUN\""));
    assertThat(site.lastEntry().state()).isEqualTo(State.BEGUN);
    assertThat(site.lastState()).isEqualTo("interrupted");
  }

  @Test
  void asksOnceAndNamesTheHostsThatItArms() {
    site.run(new ClearRescue(List.of("cpu-02")));
    assertThat(site.plan(new Undo(site.lastEntry(), true)).questions())
        .containsExactly(
            "Undo change 1, '911 clear cpu-02'? This arms 911 again for cpu-02: the 911 system"
                + " can wipe the disks.");
  }
}
