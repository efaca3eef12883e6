/** Forms, questions, prompts and lists that lie over the panels of the dashboard. */
package io.pxedock.console.dashboard.overlay;
