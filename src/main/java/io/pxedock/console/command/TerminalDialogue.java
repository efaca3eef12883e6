package io.pxedock.console.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A command that needs the whole plain terminal: it asks one thing after the other, or gives the
 * terminal to another program.
 */
public interface TerminalDialogue {
  /** Whether it needs the terminal with the options that it was given. */
  boolean isDialogue();

  /** Whether those arguments, in that grammar, are such a command; wrong usage is not. */
  static boolean isWanted(CommandLine grammar, List<String> arguments) {
    try {
      ParseResult parsed = grammar.parseArgs(arguments.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return !parsed.isUsageHelpRequested()
          && parsed.commandSpec().userObject() instanceof TerminalDialogue dialogue
          && dialogue.isDialogue();
    } catch (ParameterException e) {
      return false;
    }
  }
}
