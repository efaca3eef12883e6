/**
 * Follows logs, Docker's events, files and the switch for the dashboard: each feed reconnects after
 * a failure and reports the outage.
 */
package io.pxedock.console.dashboard.feed;
