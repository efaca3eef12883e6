package io.pxedock.console.command;

import io.pxedock.core.engine.Site;
import io.pxedock.core.hosts.Adoption;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.hosts.NewHost;
import io.pxedock.core.operation.AddHosts;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.timeline.Unregistered;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adopt}. */
@Command(
    name = "adopt",
    description = "Register machines that ask for an address, each with the next free one.")
final class AdoptCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MAC",
      arity = "1..*",
      description = "The MACs in any spelling, or their ends; 'host unknown' lists them.")
  private List<String> macs;

  @Option(
      names = "--name",
      paramLabel = "PATTERN",
      description =
          "A name, or a range in the order of the MACs, such as cpu-[07-12], or cpu-[07-..] for as"
              + " many as there are MACs (default: node- and the end of the MAC).")
  private String pattern = "";

  @Option(names = "--no-reload", description = "Write the files without a reload.")
  private boolean noReload;

  AdoptCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<NewHost> hosts = Adoption.of(chosen(), pattern);
    return session.change(new AddHosts(hosts, !noReload));
  }

  private List<MacAddress> chosen() {
    Site site = session.site();
    Snapshot snapshot = site.observe(Scope.DAEMON);
    HostTable table = HostTable.of(snapshot);
    Set<MacAddress> chosen = new LinkedHashSet<>();
    for (String word : macs) {
      Optional<MacAddress> mac =
          MacAddress.tryParse(word)
              .or(() -> Unregistered.of(word, snapshot).map(Unregistered::mac));
      Optional<Host> owner = mac.flatMap(table::owner);
      if (owner.isPresent()) {
        throw Failure.refused(
                mac.get() + " is registered as " + owner.get().name(),
                Remedy.run("pxedock", "host", "edit", owner.get().name()))
            .at(owner.get().place());
      }
      chosen.add(
          mac.orElseThrow(
              () ->
                  Failure.refused(
                      "'" + word + "' is not the MAC of one machine that asks",
                      Remedy.run("pxedock", "host", "unknown"))));
    }
    return List.copyOf(chosen);
  }
}
