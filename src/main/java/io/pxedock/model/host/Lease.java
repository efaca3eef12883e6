package io.pxedock.model.host;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * An address that dnsmasq has given to a machine.
 *
 * @param expires the end of the lease; null for an infinite lease
 * @param name the name in the lease; empty for none
 */
public record Lease(Instant expires, MacAddress mac, Ipv4Address ip, String name) {
  /** Returns when the lease ends; empty for a lease without end. */
  public Optional<Instant> end() {
    return Optional.ofNullable(expires);
  }
}
