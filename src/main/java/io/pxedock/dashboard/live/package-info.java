/**
 * What keeps the dashboard up to date without asking again and again: Docker's events, the log, the
 * file system and the switch; each is taken up again when it breaks off, and says so meanwhile.
 */
package io.pxedock.dashboard.live;
