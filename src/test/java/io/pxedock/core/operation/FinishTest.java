package io.pxedock.core.operation;

import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.host.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change that was cut off in the middle is a problem until it is finished or taken back. */
class FinishTest {
  private static final SetRescue ARM = new SetRescue(List.of("cpu-01", "cpu-02", "stor-01"), "why");
  private static final String ENTRY = ".pxedock/journal/000001.json";

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Map<String, String> before;
  private Map<String, String> after;

  @BeforeEach
  void cutAChangeOff() {
    before = Tree.ofSite(site.workdir());
    site.run(ARM);
    after = Tree.ofSite(site.workdir());
    site.write(ENTRY, site.text(ENTRY).replace("\"DONE\"", "\"BEGUN\""));
    site.delete("tftpboot/pxelinux.cfg/01-52-54-00-00-00-03");
  }

  private List<String> problems() {
    return SiteStatus.of(site.observe(Scope.EVERYTHING)).problems().stream()
        .filter(p -> p.code().equals("cut-off-change"))
        .map(Problem::line)
        .toList();
  }

  private Finish finish() {
    return new Finish(site.engine().journal().entry(1), true);
  }

  @Test
  void statusSaysHowFarItCameAndWhatToDo() {
    assertThat(problems())
        .containsExactly(
            "change 1 (911 set cpu-01 cpu-02 stor-01) was cut off: 2 of 3 files done;"
                + " run 'pxedock finish 1' to finish it, or 'pxedock undo 1' to undo it");
  }

  @Test
  void theSiteIsNotHealthyUntilThen() {
    assertThat(SiteStatus.of(site.observe(Scope.EVERYTHING)).isHealthy()).isFalse();
  }

  @Test
  void finishMakesTheRest() {
    site.run(finish());
    assertThat(Tree.ofSite(site.workdir())).isEqualTo(after);
    assertThat(problems()).isEmpty();
  }

  @Test
  void finishKeepsTheReasonOfTheChange() {
    site.run(finish());
    assertThat(site.lastEntry().reason()).isEqualTo("why");
  }

  @Test
  void undoTakesItBack() {
    site.run(new Undo(site.engine().journal().entry(1), true));
    assertThat(Tree.ofSite(site.workdir())).isEqualTo(before);
    assertThat(problems()).isEmpty();
  }

  @Test
  void anUndoAfterTheFinishTakesTheWholeChangeBack() {
    site.run(finish());
    site.undoLast();
    assertThat(Tree.ofSite(site.workdir())).isEqualTo(before);
  }

  @Test
  void historySaysWhichChangeFinishedIt() {
    site.run(finish());
    assertThat(site.engine().journal().entry(1).standing(site.engine().journal().entries()).words())
        .isEqualTo("finished by 2");
  }

  @Test
  void finishAsksBeforeItArms() {
    assertThat(site.plan(finish()).questions())
        .containsExactly(
            "Finish change 1 (911 set cpu-01 cpu-02 stor-01)? 1 of 3 files are not written yet.",
            "This arms 911 for 01-52-54-00-00-00-03. The 911 system can wipe the disks. Go on?");
  }

  @Test
  void aFileThatHasChangedSinceIsLeft() {
    site.delete("tftpboot/pxelinux.cfg/01-52-54-00-00-00-02");
    site.write("tftpboot/pxelinux.cfg/01-52-54-00-00-00-02", "LOCALBOOT 0\n");
    site.run(finish());
    assertThat(site.flag("52:54:00:00:00:02")).contains("LOCALBOOT 0");
    assertThat(site.flag("52:54:00:00:00:03")).contains("911boot");
    assertThat(problems()).isEmpty();
  }

  @Test
  void aWholeChangeIsNotFinished() {
    site.run(finish());
    site.write(ENTRY, site.text(ENTRY).replace("\"BEGUN\"", "\"DONE\""));
    refused(
        () -> site.run(finish()),
        "change 1 (911 set cpu-01 cpu-02 stor-01) was not cut off; see 'pxedock history'");
  }
}
