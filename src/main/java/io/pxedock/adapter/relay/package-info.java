/** Asks a DHCP server as a relay does, from a network namespace of its own. */
package io.pxedock.adapter.relay;
