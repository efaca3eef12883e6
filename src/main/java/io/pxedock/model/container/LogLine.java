package io.pxedock.model.container;

import io.pxedock.model.Printable;
import java.time.Instant;

/**
 * A line of a container's log, untrusted text: print it only through {@link Printable}.
 *
 * @param time the time at which the engine received the line, by the engine's clock
 */
public record LogLine(Instant time, String text) {}
