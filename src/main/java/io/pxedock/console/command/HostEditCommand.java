package io.pxedock.console.command;

import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.operation.EditHost;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code host edit}. */
@Command(name = "edit", description = "Change a host in place, with its 911 flag.")
final class HostEditCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "HOST", description = "The name, FQDN, IP or MAC.")
  private String host;

  @Option(names = "--mac", paramLabel = "MAC", description = "The new MAC.")
  private String mac;

  @Option(names = "--ip", paramLabel = "IP", description = "The new address.")
  private String ip;

  @Option(names = "--name", paramLabel = "NEW-NAME", description = "The new short name.")
  private String name;

  @Option(names = "--fqdn", paramLabel = "FQDN", description = "The new fully qualified name.")
  private String fqdn;

  @Option(names = "--no-reload", description = "Write the files without a reload.")
  private boolean noReload;

  HostEditCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (mac == null && ip == null && name == null && fqdn == null) {
      throw Failure.usage("nothing to change", "give --mac, --ip, --name or --fqdn");
    }
    return session.change(
        new EditHost(
            host,
            mac == null ? null : MacAddress.parse(mac),
            ip == null ? null : Ipv4Address.parse(ip),
            name,
            fqdn == null ? askedFqdn() : fqdn,
            !noReload));
  }

  /** Asks for the FQDN of a host that is renamed; null without a person, or without an FQDN. */
  private String askedFqdn() {
    boolean isAsked = !session.options().yes && !session.options().dryRun;
    if (name == null || !isAsked || !session.asker().isPresent()) {
      return null;
    }
    HostName.checkShort(name);
    Host now = HostTable.of(session.site().observe(Scope.FILES)).resolve(host);
    if (now.fqdn().isEmpty()) {
      return null;
    }
    String usual = EditHost.followingFqdn(now, name);
    String typed =
        session
            .asker()
            .line("FQDN of " + Printable.line(name) + " [" + Printable.line(usual) + "]: ")
            .orElseThrow(() -> Failure.failed("not confirmed, nothing is changed", ""))
            .strip();
    return typed.isEmpty() ? usual : HostName.checkFqdn(typed);
  }
}
