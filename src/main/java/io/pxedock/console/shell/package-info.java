/**
 * The interactive shell: lines typed at a prompt, or read from a pipe, run as the command lines
 * they are.
 */
package io.pxedock.console.shell;
