package io.pxedock.console.command;

import io.pxedock.core.engine.Site;
import io.pxedock.core.hosts.HostRange;
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
import java.util.ArrayList;
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
  private static final String PREFIX = "node-";

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
          "A name, or a range such as cpu-[07-12] in the order of the MACs (default: node- and"
              + " the end of the MAC).")
  private String pattern;

  @Option(names = "--no-reload", description = "Write the files without a reload.")
  private boolean noReload;

  AdoptCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<MacAddress> chosen = chosen();
    List<String> names = names(chosen);
    List<NewHost> hosts = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      hosts.add(new NewHost(names.get(i), "", chosen.get(i), null, null));
    }
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

  private List<String> names(List<MacAddress> chosen) {
    if (pattern == null) {
      return chosen.stream().map(mac -> PREFIX + mac.text().replace(":", "").substring(6)).toList();
    }
    List<String> names = HostRange.expand(pattern);
    if (names.size() != chosen.size()) {
      throw Failure.usage(
          "--name gives "
              + names.size()
              + (names.size() == 1 ? " name" : " names")
              + " for "
              + chosen.size()
              + (chosen.size() == 1 ? " MAC" : " MACs"),
          "give a range of as many names, such as cpu-[07-12]");
    }
    return names;
  }
}
