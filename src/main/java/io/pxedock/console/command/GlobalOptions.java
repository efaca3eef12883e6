package io.pxedock.console.command;

import io.pxedock.console.render.Output;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {
  /** When to use colours. */
  public enum Colour {
    auto,
    always,
    never
  }

  @Option(
      names = {"-w", "--workdir"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The work directory (else $PXEDOCK_WORKDIR, else the nearest PXEDOCK/).")
  Path workdir;

  @Option(
      names = {"-o", "--output"},
      paramLabel = Output.CHOICES,
      scope = ScopeType.INHERIT,
      description = "The format of the answer.")
  Output output;

  /** Whether changes are shown and not made. */
  @Option(
      names = {"-n", "--dry-run"},
      scope = ScopeType.INHERIT,
      description = "Show the change and its shell commands; change nothing.")
  public boolean dryRun;

  /** Whether every question is answered with yes. */
  @Option(
      names = {"-y", "--yes"},
      scope = ScopeType.INHERIT,
      description = "Answer every question with yes.")
  public boolean yes;

  @Option(names = "--read-only", scope = ScopeType.INHERIT, description = "Refuse every change.")
  boolean readOnly;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      scope = ScopeType.INHERIT,
      description = "When to use colours (auto: on a terminal, unless NO_COLOR is set).")
  Colour colour;

  @Option(
      names = "--ascii",
      scope = ScopeType.INHERIT,
      description = "Write only ASCII characters.")
  boolean ascii;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show stack traces of errors.")
  boolean verbose;

  /** Returns these options, with the options of the base as defaults. */
  GlobalOptions over(GlobalOptions base) {
    GlobalOptions both = new GlobalOptions();
    both.workdir = workdir != null ? workdir : base.workdir;
    both.output = output != null ? output : base.output;
    both.colour = colour != null ? colour : base.colour;
    both.dryRun = dryRun || base.dryRun;
    both.yes = yes || base.yes;
    both.readOnly = readOnly || base.readOnly;
    both.ascii = ascii || base.ascii;
    both.verbose = verbose || base.verbose;
    return both;
  }

  /** Returns the work directory that was named; null if none was. */
  public Path workdir() {
    return workdir;
  }

  /** Returns whether {@code --read-only} was given. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** Returns why changes are not allowed; empty if they are. */
  public String whyNoChange() {
    if (readOnly) {
      return "this is --read-only";
    }
    return dryRun ? "this is --dry-run" : "";
  }

  /** Returns the format of answers; a table if none was named. */
  public Output output() {
    return output == null ? Output.TABLE : output;
  }
}
