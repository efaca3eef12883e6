/** The table of keys: what each does, when it works, and why it does not. */
package io.pxedock.console.dashboard.keys;
