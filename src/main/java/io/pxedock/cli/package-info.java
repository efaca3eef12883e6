/**
 * The commands, one class a verb: they read arguments, build an operation or ask a question, and
 * show the result. The same grammar serves one-shot commands and the shell.
 */
package io.pxedock.cli;
