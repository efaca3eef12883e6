/**
 * Runs commands of the system with a deadline, and ends them with all processes that they started.
 */
package io.pxedock.adapter.process;
