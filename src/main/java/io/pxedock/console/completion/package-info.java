/**
 * Completion of command lines, from the grammar and the names of the site: one answer for the
 * shell, the dashboard and the scripts of other shells.
 */
package io.pxedock.console.completion;
