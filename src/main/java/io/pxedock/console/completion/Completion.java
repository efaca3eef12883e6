package io.pxedock.console.completion;

import io.pxedock.console.completion.CommandReading.Role;
import io.pxedock.model.Printable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Computes what can complete a command line. */
public final class Completion {
  private final CommandReading reading;
  private final String typed;
  private final Known known;

  private Completion(CommandReading reading, String typed, Known known) {
    this.reading = reading;
    this.typed = typed;
    this.known = known;
  }

  /**
   * Returns the suggestions for the last word.
   *
   * @param words the words so far; the last word is the one being typed, empty if not begun
   */
  public static Suggestions of(CommandSpec root, List<String> words, Known known) {
    int last = words.size() - 1;
    CommandReading reading = CommandReading.of(root, words.subList(0, last));
    String word = words.get(last);
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    OptionSpec option = equals < 0 ? null : reading.spec().findOption(word.substring(0, equals));
    if (option == null) {
      return new Completion(reading, word, known).fitting("");
    }
    CommandReading awaiting = CommandReading.of(root, withOption(words.subList(0, last), option));
    return new Completion(awaiting, word.substring(equals + 1), known)
        .fitting(word.substring(0, equals + 1));
  }

  private static List<String> withOption(List<String> words, OptionSpec option) {
    return Stream.concat(words.stream(), Stream.of(option.longestName())).toList();
  }

  /** Returns the suggestions that match the typed text, each once, with the prefix of the word. */
  private Suggestions fitting(String before) {
    Set<String> seen = new LinkedHashSet<>();
    List<Suggestion> fitting =
        candidates().stream()
            .filter(s -> isPlain(s.value()) && Match.fits(typed, s.value()) && seen.add(s.value()))
            .toList();
    if (fitting.isEmpty()) {
      return byTail(before);
    }
    return new Suggestions(before + spelling(fitting), after(before, fitting));
  }

  private static List<Suggestion> after(String before, List<Suggestion> found) {
    return found.stream()
        .map(s -> new Suggestion(before + s.value(), s.group(), s.description(), s.whole()))
        .toList();
  }

  /** Returns the one name or MAC whose MAC ends in the typed text; it replaces the text. */
  private Suggestions byTail(String before) {
    Optional<? extends ArgSpec> argument =
        reading.awaiting().isPresent() || reading.isLost()
            ? reading.awaiting()
            : reading.parameter();
    List<Suggestion> found =
        argument
            .map(arg -> new Values(known, reading.values(), typed).byTail(arg))
            .orElse(List.of());
    if (found.size() == 1) {
      return new Suggestions(before, after(before, found));
    }
    String note =
        argument
            .filter(arg -> arg.paramLabel().equals("MAC") && typed.isEmpty())
            .map(arg -> "no unknown machine asks for an address")
            .orElse("");
    return new Suggestions(before + typed, List.of(), note);
  }

  // A name with control characters is an error in the files and cannot be typed.
  private static boolean isPlain(String value) {
    return Printable.line(value).equals(value);
  }

  private String spelling(List<Suggestion> fitting) {
    Set<String> spellings =
        fitting.stream()
            .map(s -> Match.spelling(typed, s.value()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return spellings.size() == 1 ? spellings.iterator().next() : typed;
  }

  private List<Suggestion> candidates() {
    Optional<OptionSpec> awaiting = reading.awaiting();
    if (awaiting.isPresent()) {
      return values(awaiting.get());
    }
    if (reading.isLost()) {
      return List.of();
    }
    if (typed.startsWith("-") && reading.takesOptions()) {
      return options(true);
    }
    CommandSpec spec = reading.spec();
    List<Suggestion> found = new ArrayList<>();
    if (reading.values().isEmpty()) {
      found.addAll(commands(spec));
    }
    reading.parameter().map(this::parameter).ifPresent(found::addAll);
    boolean nothing = found.isEmpty() && reading.parameter().isEmpty() && typed.isEmpty();
    return nothing && reading.takesOptions() ? options(false) : found;
  }

  private List<Suggestion> parameter(ArgSpec parameter) {
    return parameter.paramLabel().equals("COMMAND") ? path() : values(parameter);
  }

  /** Suggests commands for a parameter that is a command, as in {@code help host add}. */
  private List<Suggestion> path() {
    CommandSpec root = reading.spec().root();
    CommandReading inner = CommandReading.of(root, reading.values());
    boolean commandsOnly = inner.roles().stream().allMatch(role -> role == Role.COMMAND);
    return commandsOnly ? commands(inner.spec()) : List.of();
  }

  private List<Suggestion> values(ArgSpec parameter) {
    return new Values(known, reading.values(), typed).of(parameter);
  }

  private static List<Suggestion> commands(CommandSpec spec) {
    List<Suggestion> found = new ArrayList<>();
    for (Map.Entry<String, CommandLine> sub : spec.subcommands().entrySet()) {
      CommandSpec command = sub.getValue().getCommandSpec();
      if (!command.usageMessage().hidden() && command.name().equals(sub.getKey())) {
        String does = firstLine(command.usageMessage().description());
        found.add(new Suggestion(sub.getKey(), "commands", does, true));
      }
    }
    return found;
  }

  /** Suggests the options not given yet: the command's own, then the global ones. */
  private List<Suggestion> options(boolean inheritedToo) {
    List<Suggestion> own = new ArrayList<>();
    List<Suggestion> common = new ArrayList<>();
    for (OptionSpec option : reading.spec().options()) {
      if (!option.hidden() && !reading.isGiven(option)) {
        boolean isOwn = !option.inherited();
        String group = isOwn ? "options" : "global options";
        String name = named(option);
        (isOwn ? own : common)
            .add(new Suggestion(name, group, firstLine(option.description()), true));
      }
    }
    if (inheritedToo) {
      own.addAll(common);
    }
    return own;
  }

  private String named(OptionSpec option) {
    boolean isShort = typed.length() == 2 && typed.charAt(1) != '-';
    return isShort && List.of(option.names()).contains(typed) ? typed : option.longestName();
  }

  static String firstLine(String[] description) {
    return description.length == 0 ? "" : description[0];
  }
}
