/**
 * Lanterna on JLine's terminal: keys in, cells out, and the terminal left as it was found, however
 * the program ends.
 */
package io.pxedock.console.dashboard.terminal;
