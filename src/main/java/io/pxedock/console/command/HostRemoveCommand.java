package io.pxedock.console.command;

import io.pxedock.core.operation.RemoveHost;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code host remove}. */
@Command(name = "remove", description = "Remove hosts from both files, with their 911 flags.")
final class HostRemoveCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "HOST",
      arity = "1..*",
      description = "Names, FQDNs, IPs, MACs, or ranges such as cpu-[01-12].")
  private List<String> hosts;

  @Option(names = "--no-reload", description = "Write the files without a reload.")
  private boolean noReload;

  HostRemoveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(new RemoveHost(List.copyOf(hosts), !noReload));
  }
}
