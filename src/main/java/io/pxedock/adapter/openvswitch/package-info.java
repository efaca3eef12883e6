/**
 * The real switch: Open vSwitch through {@code ovs-vsctl} and links through {@code ip}, as commands
 * with exact arguments. Changes are followed on the sockets of Open vSwitch's own daemons.
 */
package io.pxedock.adapter.openvswitch;
