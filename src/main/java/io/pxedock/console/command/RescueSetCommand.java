package io.pxedock.console.command;

import io.pxedock.core.operation.SetRescue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code 911 set}. */
@Command(
    name = "set",
    description = "Set 911 flags: the hosts boot the rescue system from their next boot on.")
final class RescueSetCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "HOST",
      arity = "1..*",
      description = "Names, FQDNs, IPs, MACs, or ranges such as cpu-[01-12].")
  private List<String> hosts;

  @Option(names = "--reason", paramLabel = "TEXT", description = "The reason, for the journal.")
  private String reason;

  RescueSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(new SetRescue(List.copyOf(hosts), reason == null ? "" : reason));
  }
}
