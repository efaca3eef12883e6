package io.pxedock.model.container;

import io.pxedock.model.Printable;
import java.time.Instant;

/**
 * A line of a container's log, as text of unknown origin: print it only through {@link Printable}.
 *
 * @param time when the engine received it, by the engine's clock
 */
public record LogLine(Instant time, String text) {}
