package io.pxedock.console.shell;

import io.pxedock.model.ExitCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}, in the shell only: one line a command, or the help of one command. */
@Command(name = "help", aliases = "?", description = "List the commands, or explain one.")
final class HelpCommand implements Callable<Integer> {
  private static final int INDENT = 2;

  /** Room for the longest name. */
  private static final int NAMES = 15;

  private final IntSupplier columns;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Such as: host add.")
  private List<String> words;

  /**
   * @param columns the width of the terminal; 0 for none
   */
  HelpCommand(IntSupplier columns) {
    this.columns = columns;
  }

  @Override
  public Integer call() {
    CommandLine at = spec.root().commandLine();
    if (words == null) {
      TextTable table = table(at);
      list(at, "", table);
      spec.commandLine().getOut().print(table);
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

  private TextTable table(CommandLine at) {
    int width = columns.getAsInt() > 0 ? columns.getAsInt() : at.getUsageHelpWidth();
    return TextTable.forColumns(
        at.getColorScheme(),
        new Column(NAMES, INDENT, Column.Overflow.SPAN),
        new Column(Math.max(NAMES, width - NAMES), INDENT, Column.Overflow.WRAP));
  }

  private static void list(CommandLine at, String before, TextTable table) {
    for (CommandLine sub : new LinkedHashSet<>(at.getSubcommands().values())) {
      CommandSpec command = sub.getCommandSpec();
      String name = before + command.name();
      if (command.subcommands().isEmpty()) {
        Text does =
            at.getColorScheme().text(String.join(" ", command.usageMessage().description()));
        table.addRowValues(at.getColorScheme().commandText(name), does);
      } else {
        list(sub, name + " ", table);
      }
    }
  }
}
