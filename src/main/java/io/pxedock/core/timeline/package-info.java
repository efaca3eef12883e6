/**
 * How far each machine has come in its boot, told from dnsmasq's log, and from that of the web
 * server beside it: what it asked for, what it was sent, and where it is stuck. Pure, and bounded
 * whatever arrives.
 */
package io.pxedock.core.timeline;
