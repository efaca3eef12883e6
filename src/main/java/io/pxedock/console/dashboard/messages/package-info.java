/** The messages that come to the dashboard from outside, each with what it makes of the model. */
package io.pxedock.console.dashboard.messages;
