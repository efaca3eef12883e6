package io.pxedock.core.site;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The change of the journal that made a 911 flag.
 *
 * @param path the flag
 * @param change the number of the change
 * @param user the user who made the change
 * @param reason why; empty if no reason was given
 */
public record Arming(Path path, int change, Instant time, String user, String reason) {}
