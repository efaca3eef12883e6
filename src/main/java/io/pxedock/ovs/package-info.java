/**
 * The real switch: Open vSwitch's database through {@code ovs-vsctl}, and the host's links through
 * {@code ip}. Both are asked as commands with exact arguments, which tests assert. What changes,
 * the daemons tell on their own sockets.
 */
package io.pxedock.ovs;
