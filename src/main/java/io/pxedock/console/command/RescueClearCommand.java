package io.pxedock.console.command;

import io.pxedock.console.completion.ArmedHosts;
import io.pxedock.core.operation.ClearRescue;
import io.pxedock.model.Failure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code 911 clear}. */
@Command(name = "clear", description = "Clear 911 flags: the hosts boot default again.")
final class RescueClearCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "HOST",
      arity = "0..*",
      completionCandidates = ArmedHosts.class,
      description = "Names, FQDNs, IPs, MACs, or ranges such as cpu-[01-12].")
  private List<String> hosts;

  @Option(names = "--all", description = "Clear every flag.")
  private boolean all;

  RescueClearCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<String> named = hosts == null ? List.of() : List.copyOf(hosts);
    if (named.isEmpty() != all) {
      throw Failure.usage(
          "no host is named", "name hosts or use --all; 'pxedock 911 list' shows the flags");
    }
    return session.change(new ClearRescue(named));
  }
}
