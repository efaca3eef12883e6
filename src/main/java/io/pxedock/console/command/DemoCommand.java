package io.pxedock.console.command;

import io.pxedock.model.Failure;
import io.pxedock.model.text.Spelling;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}. */
@Command(
    name = DemoCommand.NAME,
    description = "Run any command on a sandbox: real files, simulated machines.",
    synopsisSubcommandLabel = "[COMMAND ...]")
final class DemoCommand implements Callable<Integer> {
  static final String NAME = "demo";
  private static final int LEAST_HOSTS = 4;

  private final Session session;

  @Option(
      names = "--hosts",
      paramLabel = "N",
      defaultValue = "12",
      description = "The number of hosts (default: ${DEFAULT-VALUE}).")
  private int hosts;

  @Option(names = "--quiet", description = "Let no node boot by itself.")
  private boolean quiet;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      completionCandidates = FaultNames.class,
      description = "Break it so that its first machine does not boot; 'why' finds the cause.")
  private String fault;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "A command and its arguments; without one, the shell.")
  private List<String> words;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (hosts < 0 || hosts > 20_000) {
      throw Failure.usage("--hosts takes 0 to 20000", "leave it out for 12");
    }
    if (session.options().workdir() != null) {
      throw Failure.usage("the demo has a work directory of its own", "leave -w out");
    }
    List<String> command = words == null ? List.of() : words;
    if (command.contains(NAME)) {
      throw Failure.usage("this is the demo already", "leave the second 'demo' out");
    }
    checkFault();
    if (isForBareMachine(command)) {
      try (Session bare = session.onBareDemo()) {
        return CommandLines.execute(CommandLines.create(bare), command);
      }
    }
    try (Session demo = session.onDemo(hosts, quiet, fault == null ? "" : fault)) {
      return CommandLines.run(demo, command);
    }
  }

  private void checkFault() {
    if (fault == null) {
      return;
    }
    if (!session.demoFaults().containsKey(fault)) {
      List<String> near = Spelling.nearest(fault, session.demoFaults().keySet(), 2);
      throw Failure.usage(
          "there is no fault '" + fault + "'",
          near.isEmpty()
              ? "name one of " + String.join(", ", session.demoFaults().keySet())
              : "did you mean " + String.join(" or ", near) + "?");
    }
    if (hosts < LEAST_HOSTS) {
      throw Failure.usage(
          "a fault needs a demo of " + LEAST_HOSTS + " hosts or more",
          "give --hosts " + LEAST_HOSTS + " or more");
    }
  }

  private boolean isForBareMachine(List<String> command) {
    CommandLine named =
        command.isEmpty()
            ? null
            : CommandLines.create(session).getSubcommands().get(command.get(0));
    return named != null && named.getCommandSpec().userObject() instanceof BareMachineCommand;
  }
}
