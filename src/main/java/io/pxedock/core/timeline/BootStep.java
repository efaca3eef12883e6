package io.pxedock.core.timeline;

import java.time.Instant;

/**
 * A stage that a boot has reached.
 *
 * @param what the address or the file, such as {@code vmlinuz-4}
 */
public record BootStep(Stage stage, Instant time, String what) {}
