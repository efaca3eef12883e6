package io.pxedock.console.command;

import io.pxedock.console.render.HostText;
import io.pxedock.console.render.UnregisteredText;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.timeline.Unregistered;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code host show}. */
@Command(
    name = "show",
    description = "Show one host, or what is known of a MAC or IP that is not registered.")
final class HostShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "HOST", description = "The name, FQDN, IP or MAC.")
  private String host;

  HostShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Snapshot snapshot = session.site().observe(Scope.FILES);
    HostTable table = HostTable.of(snapshot);
    Optional<Unregistered> machine = table.find(host).isPresent() ? Optional.empty() : machine();
    if (machine.isPresent()) {
      session.one(
          () -> UnregisteredText.print(machine.get(), snapshot.taken(), ZoneId.systemDefault()),
          () -> UnregisteredText.json(machine.get()));
      return ExitCode.DONE.code();
    }
    Host found = table.resolve(host);
    session.one(
        () -> HostText.print(found, snapshot, ZoneId.systemDefault()),
        () -> HostText.json(found, snapshot));
    return ExitCode.DONE.code();
  }

  /**
   * Returns what is known of a machine that is not registered; empty for a word that is a name.
   *
   * @throws Failure REFUSED if nothing is known of a MAC or an address
   */
  private Optional<Unregistered> machine() {
    boolean isMac = MacAddress.tryParse(host).isPresent();
    boolean isIp = Ipv4Address.tryParse(host).isPresent();
    if (!isMac && !isIp && MacAddress.hexDigits(host).length() < MacAddress.LEAST_TAIL) {
      return Optional.empty();
    }
    Snapshot snapshot = session.site().observe(Scope.DAEMON);
    Optional<Unregistered> machine = Unregistered.of(host, snapshot);
    if ((isMac || isIp) && machine.isEmpty() && HostTable.of(snapshot).isUnknown(host)) {
      throw Failure.refused(
          "there is no host '" + host + "', and nothing is known of it",
          snapshot
              .log()
              .reason()
              .map(Failure::line)
              .orElse("neither dnsmasq's log nor its leases name it"));
    }
    return machine;
  }
}
