/**
 * What the dashboard knows and what becomes of it: the model, the messages that change it, the keys
 * in one table, and the effects they ask for. Pure: no clock, no thread, no terminal.
 */
package io.pxedock.dashboard.state;
