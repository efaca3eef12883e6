/**
 * Guided set-up: each step looks at what is there, says what it would do, and is looked at again
 * when that was done. What has been reached is what can be seen: there is no progress file.
 */
package io.pxedock.setup;
