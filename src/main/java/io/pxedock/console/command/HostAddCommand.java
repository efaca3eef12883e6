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

  @Parameters(paramLabel = "NAME", description = "Its short name, such as cpu-01.")
  private String name;

  @Option(
      names = "--mac",
      required = true,
      paramLabel = "MAC",
      description = "In any spelling; Tab offers those that ask for an address and have none.")
  private String mac;

  @Option(names = "--ip", paramLabel = "IP", description = "Default: the next free address.")
  private String ip;

  @Option(names = "--fqdn", paramLabel = "FQDN", description = "Its full name.")
  private String fqdn;

  @Option(names = "--no-reload", description = "Write the files only.")
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
