package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;

/**
 * The network from which a client asks.
 *
 * @param device dnsmasq's interface there, such as {@code eth0}
 * @param server dnsmasq's address on it
 * @param subnet of that interface
 * @param relay the address of the DHCP relay that passes the question on; null without one
 */
public record Segment(String device, Ipv4Address server, Ipv4Subnet subnet, Ipv4Address relay) {
  /** The segment of dnsmasq's own interface. */
  public static Segment own(String device, Ipv4Address server, Ipv4Subnet subnet) {
    return new Segment(device, server, subnet, null);
  }

  /** Returns this interface, asked through a relay with that address. */
  public Segment by(Ipv4Address address) {
    return new Segment(device, server, subnet, address);
  }
}
