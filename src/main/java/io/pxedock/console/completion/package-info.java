/**
 * What can stand next on a command line: one answer from the grammar and from what is known of the
 * site, for the shell, the dashboard and the scripts of other shells.
 */
package io.pxedock.console.completion;
