/**
 * The commands, one class a verb: each reads its arguments, builds an operation or a question, and
 * shows the result. One grammar serves one-shot commands, the shell and the dashboard.
 */
package io.pxedock.console.command;
