package io.pxedock.console.completion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Reads a partial command line by the grammar: its command, its options, and what can follow. */
public final class CommandReading {
  /** The kind of a word. */
  public enum Role {
    COMMAND,
    OPTION,
    VALUE,
    /** Neither a command nor an option, in a place that needs one. */
    UNKNOWN
  }

  private final List<Role> roles = new ArrayList<>();
  private final Set<OptionSpec> given = new LinkedHashSet<>();
  private final List<String> values = new ArrayList<>();
  private CommandSpec spec;
  private OptionSpec awaiting;
  private boolean optionsEnded;
  private boolean lost;

  private CommandReading(CommandSpec root) {
    this.spec = root;
  }

  /** Returns how far the words lead from the root: the command, and what it still takes. */
  public static CommandReading of(CommandSpec root, List<String> words) {
    CommandReading reading = new CommandReading(root);
    words.forEach(reading::next);
    return reading;
  }

  private void next(String word) {
    roles.add(roleOf(word));
  }

  private Role roleOf(String word) {
    if (lost) {
      return Role.VALUE;
    }
    if (awaiting != null) {
      awaiting = null;
      return Role.VALUE;
    }
    if (!optionsEnded && word.equals("--")) {
      optionsEnded = true;
      return Role.OPTION;
    }
    if (!optionsEnded && word.length() > 1 && word.startsWith("-")) {
      return option(word);
    }
    return word(word);
  }

  private Role option(String word) {
    int equals = word.indexOf('=');
    OptionSpec named = spec.findOption(equals < 0 ? word : word.substring(0, equals));
    if (named != null) {
      given.add(named);
      awaiting = takesValue(named) && equals < 0 ? named : null;
      return Role.OPTION;
    }
    return word.startsWith("--") ? Role.UNKNOWN : cluster(word);
  }

  // Several short options in one word, the last one possibly with its value: -ny, -ojson.
  private Role cluster(String word) {
    for (int i = 1; i < word.length(); i++) {
      OptionSpec one = spec.findOption("-" + word.charAt(i));
      if (one == null) {
        return Role.UNKNOWN;
      }
      given.add(one);
      if (takesValue(one)) {
        awaiting = i == word.length() - 1 ? one : null;
        return Role.OPTION;
      }
    }
    return Role.OPTION;
  }

  private Role word(String word) {
    if (values.isEmpty() && !spec.subcommands().isEmpty()) {
      CommandLine sub = spec.subcommands().get(word);
      if (sub != null) {
        spec = sub.getCommandSpec();
        return Role.COMMAND;
      }
      lost = spec.positionalParameters().isEmpty();
      if (lost) {
        return Role.UNKNOWN;
      }
    }
    values.add(word);
    return Role.VALUE;
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** Returns the kind of each word, in order. */
  public List<Role> roles() {
    return List.copyOf(roles);
  }

  /** Returns the command that the words name. */
  CommandSpec spec() {
    return spec;
  }

  /** Returns whether the grammar has no place for one of the words. */
  boolean isLost() {
    return lost;
  }

  /** Returns the option whose value is next; empty for none. */
  Optional<OptionSpec> awaiting() {
    return Optional.ofNullable(awaiting);
  }

  /** Returns whether an option can be next. */
  boolean takesOptions() {
    return !optionsEnded && !lost;
  }

  boolean isGiven(OptionSpec option) {
    return given.contains(option);
  }

  /** Returns the words that are values of parameters, not of options. */
  List<String> values() {
    return List.copyOf(values);
  }

  /** Returns the parameter whose value is next; empty for none. */
  Optional<PositionalParamSpec> parameter() {
    return spec.positionalParameters().stream()
        .filter(p -> p.index().contains(values.size()) || p.arity().max() > values.size())
        .findFirst();
  }
}
