package io.pxedock.adapter.sandbox;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;

/** The network of the container: its own address, and the subnet of its interface. */
record Segment(Ipv4Address server, Ipv4Subnet subnet) {
  Ipv4Address netmask() {
    return new Ipv4Address(-1 << (32 - subnet.prefixLength()));
  }
}
