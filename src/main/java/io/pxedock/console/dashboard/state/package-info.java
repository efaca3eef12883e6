/**
 * The model of the dashboard: plain values and the updates that lead from one to the next. Pure: no
 * clock, no thread, no terminal.
 */
package io.pxedock.console.dashboard.state;
