package io.pxedock.console.command;

import io.pxedock.console.render.RehearsalText;
import io.pxedock.core.engine.Rehearsals;
import io.pxedock.core.engine.Site;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rehearse}. */
@Command(
    name = "rehearse",
    description = "Walk the boot of hosts on the wire: offer, boot files, 911 or default.")
final class RehearseCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "HOST", arity = "0..*", description = "The hosts.")
  private List<String> hosts = new ArrayList<>();

  @Option(names = "--all", description = "All hosts that are registered, without BMCs.")
  private boolean all;

  @Option(names = "--uefi", description = "Walk as UEFI firmware does, not as a BIOS.")
  private boolean uefi;

  RehearseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (hosts.isEmpty() != all) {
      throw Failure.usage(
          all ? "--all and the names of hosts cannot be combined" : "no host is named",
          Remedy.run("pxedock", "rehearse", "--all").prefixed("name hosts, or "));
    }
    Site site = session.site();
    Snapshot snapshot = site.observe(Scope.EVERYTHING);
    List<Host> chosen = chosen(HostTable.of(snapshot));
    List<Rehearsal> done =
        new Rehearsals(site.files(), site.tools().wire(), snapshot)
            .run(chosen, uefi ? Firmware.EFI64 : Firmware.BIOS);
    session.print(
        session
            .options()
            .output()
            .one(() -> RehearsalText.print(done), () -> RehearsalText.json(done)));
    boolean everyOneBoots = done.stream().allMatch(Rehearsal::isProof);
    return (everyOneBoots ? ExitCode.DONE : ExitCode.UNHEALTHY).code();
  }

  private List<Host> chosen(HostTable table) {
    return all
        ? table.hosts().stream().filter(h -> h.mac() != null && !h.isIpmi()).toList()
        : table.resolve(hosts);
  }
}
