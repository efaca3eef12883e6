package io.pxedock.model.host;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * An address that dnsmasq has given out.
 *
 * @param expires null for a lease without end
 * @param name empty when the client gave none
 */
public record Lease(Instant expires, MacAddress mac, Ipv4Address ip, String name) {
  public Optional<Instant> end() {
    return Optional.ofNullable(expires);
  }
}
