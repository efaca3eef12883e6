package io.pxedock.console.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * The completion script of a shell: the grammar as a table in an awk program that all three scripts
 * share, because starting pxedock at each Tab takes too long.
 */
public enum CompletionScript {
  bash("pxedock.bash"),
  zsh("_pxedock"),
  fish("pxedock.fish");

  private final String file;

  CompletionScript(String file) {
    this.file = file;
  }

  /** Returns the file name by which the shell finds the script. */
  public String file() {
    return file;
  }

  /** Returns the script for this grammar. */
  public String print(CommandSpec root) {
    List<String> grammar = new ArrayList<>();
    for (OptionSpec option : root.options()) {
      boolean everywhere = option.scopeType() == ScopeType.INHERIT;
      grammar.add(option(everywhere ? "*" : "", option));
    }
    command(grammar, "", root);
    String program = resource("candidates.awk").replace("@GRAMMAR@", String.join("\n", grammar));
    return resource(name()).replace("@AWK@", program.stripTrailing());
  }

  private static void command(List<String> grammar, String path, CommandSpec spec) {
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      boolean many = parameter.arity().max() > 1;
      grammar.add(line("P", text(path), text(label(parameter)), many ? "1" : "0"));
    }
    for (Map.Entry<String, CommandLine> sub : spec.subcommands().entrySet()) {
      CommandSpec command = sub.getValue().getCommandSpec();
      if (command.usageMessage().hidden() || !command.name().equals(sub.getKey())) {
        continue;
      }
      String below = path + " " + sub.getKey();
      String does = Completion.firstLine(command.usageMessage().description());
      grammar.add(line("C", text(path), text(sub.getKey()), text(does)));
      for (OptionSpec option : command.options()) {
        if (!option.inherited() && !option.hidden()) {
          grammar.add(option(below, option));
        }
      }
      command(grammar, below, command);
    }
  }

  private static String label(ArgSpec argument) {
    return argument.completionCandidates() instanceof FixedWords fixed
        ? String.join("|", fixed)
        : argument.paramLabel();
  }

  private static String option(String path, OptionSpec option) {
    String label = CommandReading.takesValue(option) ? label(option) : "";
    return line(
        "O",
        text(path),
        text(String.join(" ", option.names())),
        text(label),
        text(Completion.firstLine(option.description())));
  }

  private static String line(String function, String... arguments) {
    return "  " + function + "(" + String.join(", ", arguments) + ")";
  }

  // Escapes the text for an awk string within single quotes of a shell.
  private static String text(String value) {
    return '"' + value.replace("\\", "/").replace("\"", "").replace("'", "\\047") + '"';
  }

  private static String resource(String name) {
    try (InputStream in = CompletionScript.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
