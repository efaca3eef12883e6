package io.pxedock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.diagnosis.BootPath;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.rehearsal.Rehearsal.Boots;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.fixture.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A boot that is walked on the wire, and the link of the boot path that it proves. */
class RehearsalsTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  @Test
  void aMachineWithoutAFlagBootsItsDisk() {
    assertThat(rehearse("cpu-01").boots()).isEqualTo(Boots.LOCAL);
  }

  @Test
  void aFlaggedMachineBoots911WithTheFilesOfThisMachine() {
    site.run(new SetRescue(List.of("cpu-01"), ""));
    Rehearsal rehearsal = rehearse("cpu-01");
    assertThat(rehearsal.boots()).isEqualTo(Boots.RESCUE);
    assertThat(rehearsal.files()).extracting(f -> f.name()).endsWith("vmlinuz-4", "initrd.gz");
    assertThat(rehearsal.files()).allMatch(f -> f.same().orElse(false));
  }

  @Test
  void aMissingKernelIsWhereItStops() {
    site.write("tftpboot/pxelinux.cfg/default", "DEFAULT a\nLABEL a\nKERNEL nokernel\n");
    assertThat(rehearse("cpu-01").stop().orElseThrow().code()).isEqualTo("kernel-missing");
  }

  @Test
  void aMachineThatIsOfferedNothingStopsAtTheOffer() {
    site.write("conf/hosts", "");
    site.sandbox().engine().kill("pxeboot", "HUP");
    assertThat(rehearse("cpu-01").stop().orElseThrow().code()).isEqualTo("no-offer");
  }

  @Test
  void theLastLinkIsGreenUntilSomethingChanges() {
    rehearse("cpu-01");
    assertThat(boots().state()).isEqualTo(PathLink.State.OK);
    site.write("tftpboot/pxelinux.cfg/default", "DEFAULT b\nLABEL b\nLOCALBOOT 1\n");
    assertThat(boots().state()).isEqualTo(PathLink.State.UNKNOWN);
  }

  @Test
  void theLastLinkFailsForAHostThatDidNotBoot() {
    site.sandbox().faults().setTag(77);
    rehearse("cpu-01");
    site.sandbox().faults().repairSwitch();
    assertThat(boots().state()).isEqualTo(PathLink.State.FAILED);
    assertThat(boots().remedy().words()).isEqualTo("pxedock rehearse cpu-01");
  }

  private Rehearsal rehearse(String host) {
    Snapshot snapshot = site.observe(Scope.EVERYTHING);
    return new Rehearsals(site.site().files(), site.sandbox().wire(), snapshot)
        .run(List.of(HostTable.of(snapshot).resolve(host)), Firmware.BIOS)
        .get(0);
  }

  private PathLink boots() {
    List<PathLink> path = BootPath.of(site.observe(Scope.EVERYTHING));
    return path.get(path.size() - 1);
  }
}
