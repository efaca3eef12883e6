package io.pxedock.console.command;

import io.pxedock.model.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What may have been meant by a word that is not a command or an option. */
final class NearWords {
  /** Commands that stop or change the server: proposed for one wrong letter only. */
  private static final Set<String> GRAVE = Set.of("stop", "restart", "start", "reload");

  private NearWords() {}

  /**
   * Returns the nearest words that are allowed after that command: by one edit, or two for a word
   * of six letters or more. A verb of a subcommand that was typed alone gives that subcommand.
   */
  static List<String> of(CommandLine at, String word) {
    if (word.startsWith("-")) {
      return near(word, options(at.getCommandSpec()));
    }
    List<String> verbs = new ArrayList<>();
    at.getSubcommands()
        .forEach(
            (name, command) -> {
              if (command.getSubcommands().containsKey(word)) {
                verbs.add(name + " " + word);
              }
            });
    return verbs.isEmpty() ? near(word, at.getSubcommands().keySet()) : verbs;
  }

  private static List<String> options(CommandSpec spec) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        names.addAll(List.of(option.names()));
      }
    }
    return names.stream().filter(name -> name.startsWith("--")).toList();
  }

  private static List<String> near(String word, Collection<String> allowed) {
    List<String> candidates =
        allowed.stream()
            .filter(each -> !GRAVE.contains(each) || Spelling.isNear(word, each, 1))
            .toList();
    return Spelling.nearest(word, candidates, word.length() < 6 ? 1 : 2);
  }
}
