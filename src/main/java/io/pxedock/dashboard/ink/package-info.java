/** Text with a meaning, from which every picture of the dashboard is made; no terminal in it. */
package io.pxedock.dashboard.ink;
