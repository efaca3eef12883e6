package io.pxedock.console.command;

import io.pxedock.core.operation.AddHost;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code host add}. */
@Command(name = "add", description = "Register a host in both files, then reload.")
final class HostAddCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "The short name, such as cpu-01.")
  private String name;

  @Option(
      names = "--mac",
      required = true,
      paramLabel = "MAC",
      description = "The MAC in any spelling; Tab offers unknown machines that ask for an address.")
  private String mac;

  @Option(
      names = "--ip",
      paramLabel = "IP",
      description = "The address (default: the next free one).")
  private String ip;

  @Option(names = "--fqdn", paramLabel = "FQDN", description = "The fully qualified name.")
  private String fqdn;

  @Option(names = "--no-reload", description = "Write the files without a reload.")
  private boolean noReload;

  HostAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(
        new AddHost(
            name,
            MacAddress.parse(mac),
            ip == null ? null : Ipv4Address.parse(ip),
            fqdn == null ? "" : HostName.checkFqdn(fqdn),
            !noReload));
  }
}
