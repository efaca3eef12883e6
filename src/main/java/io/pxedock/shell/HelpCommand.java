package io.pxedock.shell;

import io.pxedock.model.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}, in the shell only: one line for each command, or all about one. */
@Command(name = "help", aliases = "?", description = "The commands, or all about one.")
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Such as: host add.")
  private List<String> words;

  @Override
  public Integer call() {
    CommandLine at = spec.root().commandLine();
    if (words == null) {
      list(at, "");
      return ExitCode.DONE.code();
    }
    for (String word : words) {
      CommandLine sub = at.getSubcommands().get(word);
      if (sub == null) {
        throw new CommandLine.UnmatchedArgumentException(at, List.of(word));
      }
      at = sub;
    }
    at.usage(spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private void list(CommandLine at, String before) {
    for (CommandLine sub :
        List.copyOf(new java.util.LinkedHashSet<>(at.getSubcommands().values()))) {
      CommandSpec command = sub.getCommandSpec();
      if (command.subcommands().isEmpty()) {
        print(sub, before + command.name());
      } else {
        list(sub, before + command.name() + " ");
      }
    }
  }

  private void print(CommandLine command, String name) {
    PrintWriter out = spec.commandLine().getOut();
    Text shown = command.getColorScheme().commandText(name);
    String[] description = command.getCommandSpec().usageMessage().description();
    String does = description.length == 0 ? "" : description[0];
    out.println("  " + shown + " ".repeat(Math.max(1, 14 - name.length())) + does);
  }
}
