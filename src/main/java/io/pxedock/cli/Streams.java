package io.pxedock.cli;

import io.pxedock.render.Style;
import java.io.PrintWriter;

/**
 * Where answers and everything else go.
 *
 * @param out the answer
 * @param err everything else
 * @param terminal how the terminal behind {@code out} shows things; {@link Style#PLAIN} for none
 */
public record Streams(PrintWriter out, PrintWriter err, Style terminal) {}
