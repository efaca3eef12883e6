package io.pxedock.console.command;

import io.pxedock.core.hosts.NewHost;
import io.pxedock.core.hosts.NewHostLines;
import io.pxedock.core.operation.AddHost;
import io.pxedock.core.operation.AddHosts;
import io.pxedock.model.Failure;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code host add}. */
@Command(
    name = "add",
    description = "Register a host in both files, or several with --from, then reload.")
public final class HostAddCommand implements Callable<Integer> {
  /** The option that takes a pasted block of lines. */
  public static final String PASTED = "--pasted";

  private static final int MAX_TEXT = 1_000_000;

  private final Session session;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The short name, such as cpu-01.")
  private String name;

  @Option(
      names = "--mac",
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

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Register one host a line: NAME MAC [IP] [FQDN], or CSV with titles; - is stdin.")
  private Path from;

  @Option(names = PASTED, hidden = true, description = "Register the hosts of this text.")
  private String pasted;

  @Option(names = "--no-reload", description = "Write the files without a reload.")
  private boolean noReload;

  HostAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (from == null && pasted == null) {
      return one();
    }
    if (name != null || mac != null || ip != null || fqdn != null) {
      throw Failure.usage("--from names the hosts", "leave NAME, --mac, --ip and --fqdn out");
    }
    List<NewHost> hosts =
        pasted != null
            ? NewHostLines.parse(pasted, "the pasted text")
            : NewHostLines.parse(text(), from.toString());
    return session.change(new AddHosts(hosts, !noReload));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    Path path = Path.of(from.toString().equals("-") ? "/dev/stdin" : from.toString());
    session
        .logFiles()
        .read(
            path,
            line -> {
              if (text.length() < MAX_TEXT) {
                text.append(line).append('\n');
              }
            });
    if (text.length() >= MAX_TEXT) {
      throw Failure.refused(from + " has more than 1,000,000 characters", "split it");
    }
    return text.toString();
  }

  private int one() {
    if (name == null || mac == null) {
      throw Failure.usage(
          "a host needs " + (name == null ? "a name" : "--mac"),
          "write NAME --mac MAC, or --from FILE for several");
    }
    return session.change(
        new AddHost(
            name,
            MacAddress.parse(mac),
            ip == null ? null : Ipv4Address.parse(ip),
            fqdn == null ? "" : HostName.checkFqdn(fqdn),
            !noReload));
  }
}
