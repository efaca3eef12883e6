/**
 * The full-screen dashboard: the loop that takes messages, updates the model and paints it, and
 * what is done in the background for it.
 */
package io.pxedock.console.dashboard;
