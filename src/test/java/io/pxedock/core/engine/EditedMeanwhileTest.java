package io.pxedock.core.engine;

import static io.pxedock.fixture.Refusals.fails;
import static io.pxedock.fixture.Refusals.failure;
import static io.pxedock.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.files.WriteSteps;
import io.pxedock.core.journal.JournalEntry.State;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody with an editor gets in between: nothing that he wrote is lost. */
class EditedMeanwhileTest {

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private String hosts;
  private String dhcpHosts;

  @BeforeEach
  void openASite() {
    hosts = site.hosts();
    dhcpHosts = site.dhcpHosts();
  }

  private void edit(String name) {
    site.write(name, site.text(name) + "# by hand\n");
  }

  private void on(WorkFiles files) {
    site.use(files, site.sandbox().engine());
  }

  @Test
  void refusesWhenThePlanThatWasShownIsNoLongerTheOne() {
    refused(
        () ->
            site.engine()
                .run(
                    TestSite.ADD,
                    plan -> {
                      edit("conf/hosts");
                      return true;
                    }),
        "the files have changed since the change was shown; look at the files, then run it again");
    assertThat(site.hosts()).isEqualTo(hosts + "# by hand\n");
    assertThat(site.dhcpHosts()).isEqualTo(dhcpHosts);
    assertThat(site.engine().journal().entries()).isEmpty();
  }

  @Test
  void plansAnewWhenNobodySawThePlan() {
    site.engine()
        .run(
            TestSite.ADD,
            plan -> {
              edit("conf/hosts");
              return false;
            });
    assertThat(site.hosts()).isEqualTo(hosts + "# by hand\n192.168.0.19 new\n");
  }

  @Test
  void refusesWhatSomebodyElseTookMeanwhile() {
    refused(
        () ->
            site.engine()
                .run(
                    TestSite.ADD,
                    plan -> {
                      site.write("conf/hosts", hosts + "192.168.0.19 other\n");
                      return false;
                    }),
        "the address 192.168.0.19 is taken by other (conf/hosts:6);"
            + " choose another, or see 'pxedock host show other'");
  }

  @Test
  void changesNothingWhenTheAnswerIsNo() {
    Map<String, String> before = Tree.of(site.workdir());
    fails(
        () ->
            site.engine()
                .run(
                    TestSite.ADD,
                    plan -> {
                      throw Failure.failed("not confirmed, nothing is changed", "");
                    }),
        ExitCode.FAILED,
        "not confirmed, nothing is changed");
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
  }

  @Test
  void refusesAnEditBetweenTheLookAndTheFirstWrite() {
    on(WriteSteps.whenReady(this::isJournal, () -> edit("conf/hosts")));
    refused(
        () -> site.run(TestSite.ADD),
        site.workdir().resolve("conf/hosts")
            + " has changed since it was read; look at the change, then run it again");
    assertThat(site.hosts()).isEqualTo(hosts + "# by hand\n");
    assertThat(site.dhcpHosts()).isEqualTo(dhcpHosts);
    assertThat(site.lastEntry().state()).isEqualTo(State.FAILED);
  }

  private boolean isJournal(Path path) {
    return path.getParent().endsWith("journal");
  }

  @Test
  void putsTheFirstFileBackWhenTheSecondWasEdited() {
    on(WriteSteps.afterwards(path -> path.endsWith("conf"), () -> edit("conf/dhcphosts")));
    refused(
        () -> site.run(TestSite.ADD),
        site.workdir().resolve("conf/dhcphosts")
            + " has changed since it was read; look at the change, then run it again");
    assertThat(site.hosts()).isEqualTo(hosts);
    assertThat(site.dhcpHosts()).isEqualTo(dhcpHosts + "# by hand\n");
    assertThat(site.lastState()).isEqualTo("failed");
  }

  @Test
  void saysSoWhenTheFirstFileCannotBePutBack() {
    on(
        WriteSteps.afterwards(
            path -> path.endsWith("conf"),
            () -> {
              edit("conf/hosts");
              edit("conf/dhcphosts");
            }));
    failure(() -> site.run(TestSite.ADD));
    assertThat(site.hosts()).isEqualTo(hosts + "192.168.0.19 new\n# by hand\n");
    assertThat(site.dhcpHosts()).isEqualTo(dhcpHosts + "# by hand\n");
    assertThat(site.lastState()).isEqualTo("failed half-way");
    assertThat(site.lastEntry().outcome()).endsWith("(and not all could be put back)");
  }

  @Test
  void noticesAnEditRightAfterTheWrite() {
    on(WriteSteps.afterwards(path -> site.hosts().contains("new"), () -> edit("conf/hosts")));
    refused(
        () -> site.run(TestSite.ADD),
        "conf/hosts was changed by somebody else at the same moment;"
            + " look at the file, then run it again");
    assertThat(site.hosts()).isEqualTo(hosts + "192.168.0.19 new\n# by hand\n");
    assertThat(site.dhcpHosts()).isEqualTo(dhcpHosts);
    assertThat(site.lastState()).isEqualTo("failed half-way");
  }

  @Test
  void neverWritesOverAFlagThatSomebodyElseMade() {
    on(WriteSteps.whenReady(this::isJournal, () -> site.link("52:54:00:00:00:01", "default")));
    refused(
        () -> site.run(new SetRescue(List.of("cpu-01"), "")),
        site.flagPath("52:54:00:00:00:01")
            + " has changed since it was read; look at the change, then run it again");
    assertThat(site.flag("52:54:00:00:00:01")).isEqualTo("-> default");
  }

  @Test
  void leavesNoTemporaryFileWhateverHappens() {
    on(WriteSteps.afterwards(path -> path.endsWith("conf"), () -> edit("conf/dhcphosts")));
    failure(() -> site.run(TestSite.ADD));
    assertThat(Tree.leftovers(site.workdir())).isEmpty();
  }
}
