/**
 * How the dashboard looks: a pure function from the model to lines in tones, and from those to the
 * cells of Lanterna's graphics.
 */
package io.pxedock.console.dashboard.view;
