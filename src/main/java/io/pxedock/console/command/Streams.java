package io.pxedock.console.command;

import io.pxedock.console.render.Style;
import java.io.PrintWriter;
import java.util.function.IntSupplier;

/**
 * Where answers and everything else go.
 *
 * @param out the answer
 * @param err everything else
 * @param terminal how the terminal behind {@code out} shows things; {@link Style#PLAIN} for none
 * @param messages the same of {@code err}, which may go elsewhere
 * @param columns the width of the terminal behind {@code out}; 0 for none
 * @param messageColumns the width of the terminal behind {@code err}; 0 for none
 */
public record Streams(
    PrintWriter out,
    PrintWriter err,
    Style terminal,
    Style messages,
    IntSupplier columns,
    IntSupplier messageColumns) {
  /** Both to one terminal. */
  public Streams(PrintWriter out, PrintWriter err, Style terminal, IntSupplier columns) {
    this(out, err, terminal, terminal, columns, columns);
  }

  /** Both to one place of unlimited width. */
  public Streams(PrintWriter out, PrintWriter err, Style terminal) {
    this(out, err, terminal, () -> 0);
  }

  /** Returns streams whose answers go to a writer of unlimited width. */
  Streams answering(PrintWriter to) {
    return new Streams(to, err, terminal, messages, () -> 0, messageColumns);
  }
}
