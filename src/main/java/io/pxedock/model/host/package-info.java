/** Hosts, leases, 911 flags, and problems. */
package io.pxedock.model.host;
