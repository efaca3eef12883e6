/**
 * The narrow interfaces to the world outside: files, the container engine, the switch. Each call
 * has a deadline of its own and fails with a {@link io.pxedock.model.Failure} that names the reason
 * and the remedy. Real adapters and the sandbox implement them and pass the same contract tests.
 */
package io.pxedock.spi;
