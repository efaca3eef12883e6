/** Commands of the system: run to their end, within a time, with all that they started. */
package io.pxedock.process;
