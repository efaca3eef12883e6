package io.pxedock.console.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Shortens help: a command shows its own options, and only pxedock itself the global ones. */
final class HelpText {
  private HelpText() {}

  static void shorten(CommandLine root) {
    root.getSubcommands().values().forEach(HelpText::shortenOne);
  }

  private static void shortenOne(CommandLine command) {
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::ownOptions);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpText::synopsis);
    command.getSubcommands().values().forEach(HelpText::shortenOne);
  }

  private static List<OptionSpec> own(Help help) {
    return help.commandSpec().options().stream().filter(o -> !o.inherited()).toList();
  }

  private static String ownOptions(Help help) {
    return help.optionListExcludingGroups(own(help))
        + "      and the global options: see 'pxedock --help'"
        + System.lineSeparator();
  }

  // The default synopsis repeats every global option.
  private static String synopsis(Help help) {
    StringBuilder line = new StringBuilder(help.commandSpec().qualifiedName());
    for (OptionSpec option : own(help)) {
      String text = option.longestName() + label(option);
      line.append(option.required() ? " " + text : " [" + text + "]");
    }
    help.commandSpec().positionalParameters().stream()
        .map(p -> p.arity().min() == 0 ? "[" + p.paramLabel() + "]" : p.paramLabel())
        .forEach(word -> line.append(' ').append(word));
    if (!help.commandSpec().subcommands().isEmpty()) {
      line.append(' ').append(help.commandSpec().usageMessage().synopsisSubcommandLabel());
    }
    return line + System.lineSeparator();
  }

  private static String label(OptionSpec option) {
    return option.arity().max() == 0 ? "" : " " + option.paramLabel();
  }
}
