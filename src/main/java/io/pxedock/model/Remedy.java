package io.pxedock.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What to do now: words for a person and, where one command does it, that command, so that it can
 * be offered, run and tested. What the program does never depends on the words.
 *
 * @param words the whole text, with the command in it; empty when there is nothing to do
 * @param command the command word by word, such as {@code pxedock}, {@code start}; empty when no
 *     single command does it
 * @param isWhole whether the command is all there is to do: the words add no condition, no choice
 *     and no other step
 */
public record Remedy(String words, List<String> command, boolean isWhole) {
  /** No remedy: there is nothing to do. */
  public static final Remedy NONE = of("");

  public Remedy {
    words = RedactedUrl.within(words);
    command = List.copyOf(command);
  }

  /** Something that no single command does. */
  public static Remedy of(String words) {
    return new Remedy(words, List.of(), false);
  }

  /** The bare command: {@code pxedock start}. */
  public static Remedy command(String... command) {
    return command(List.of(command));
  }

  /** Returns the bare command, word by word. */
  public static Remedy command(List<String> command) {
    return new Remedy(ShellWord.line(command), command, !command.isEmpty());
  }

  /** The command in a sentence: {@code run 'pxedock start'}. */
  public static Remedy run(String... command) {
    Remedy bare = command(command);
    return new Remedy("run " + bare.quoted().words, bare.command, true);
  }

  /** A command that only shows more: {@code see 'pxedock status'}. */
  public static Remedy see(String... command) {
    return command(command).quoted().prefixed("see ");
  }

  /** What it is for, and the command: {@code start it: systemctl start docker}. */
  public static Remedy by(String purpose, String... command) {
    return command(command).prefixed(purpose + ": ");
  }

  private Remedy quoted() {
    return new Remedy("'" + words + "'", command, isWhole);
  }

  /** Returns this remedy with words before it; the command stays the same. */
  public Remedy prefixed(String before) {
    return new Remedy(before + words, command, false);
  }

  /** Returns this remedy with words after it; the command stays the same. */
  public Remedy suffixed(String after) {
    return new Remedy(words + after, command, false);
  }

  /** This remedy on one line, with control characters made visible. */
  public Remedy printable() {
    List<String> shown = new ArrayList<>();
    command.forEach(word -> shown.add(Printable.line(word)));
    return new Remedy(Printable.line(words), shown, isWhole);
  }

  /** Returns whether there is nothing to do. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** Whether its command begins with those words, such as {@code pxedock}, {@code restart}. */
  public boolean runs(String... words) {
    return command.size() >= words.length
        && command.subList(0, words.length).equals(List.of(words));
  }

  @Override
  public String toString() {
    return words;
  }
}
