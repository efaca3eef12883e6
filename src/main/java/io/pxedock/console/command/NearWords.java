package io.pxedock.console.command;

import java.util.ArrayList;
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
    return verbs.isEmpty() ? near(word, List.copyOf(at.getSubcommands().keySet())) : verbs;
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

  private static List<String> near(String word, List<String> allowed) {
    int least = word.length() < 6 ? 1 : 2;
    List<String> nearest = new ArrayList<>();
    for (String each : allowed) {
      int distance = distance(word, each);
      if (distance > least || (distance > 1 && GRAVE.contains(each))) {
        continue;
      }
      if (distance < least) {
        nearest.clear();
        least = distance;
      }
      nearest.add(each);
    }
    return nearest;
  }

  /** Letters inserted, left out or changed, and neighbours exchanged, each counted as one edit. */
  static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(a, b, edits, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] edits, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + change);
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
