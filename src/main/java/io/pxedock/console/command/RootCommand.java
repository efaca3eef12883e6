package io.pxedock.console.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: a command, or the shell without one. */
@Command(
    name = "pxedock",
    description = "The console of a PXE boot server. Without a command, a shell.",
    synopsisSubcommandLabel = "[COMMAND]",
    versionProvider = Version.class,
    subcommands = {
      StatusCommand.class,
      HostCommand.class,
      AdoptCommand.class,
      RescueCommand.class,
      RehearseCommand.class,
      ReloadCommand.class,
      RestartCommand.class,
      StartCommand.class,
      StopCommand.class,
      LogsCommand.class,
      TimelineCommand.class,
      WhyCommand.class,
      DoctorCommand.class,
      ExplainCommand.class,
      DashboardCommand.class,
      HistoryCommand.class,
      UndoCommand.class,
      FinishCommand.class,
      ConfCommand.class,
      ImageCommand.class,
      PreflightCommand.class,
      SetupCommand.class,
      CompletionCommand.class,
      DemoCommand.class
    },
    footer = {"", "Exit: 0 done, 1 failed, 2 usage, 3 refused, 4 unreachable, 5 not healthy."})
final class RootCommand implements Callable<Integer> {
  private final Session session;

  @Mixin GlobalOptions options = new GlobalOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  boolean version;

  RootCommand(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  @Override
  public Integer call() {
    return session.shell();
  }
}
