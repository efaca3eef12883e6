package io.pxedock.core.dnsmasq;

import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.LineText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * dnsmasq's lease file (lease.c): {@code <expiry> <mac> <ip> <name|*> <client id|*>}, expiry in
 * seconds since 1970 with 0 for never. A line {@code duid …} begins the DHCPv6 part.
 */
public final class LeaseFile {
  private LeaseFile() {}

  /** The IPv4 leases; what is not one is passed over, since dnsmasq rewrites the file itself. */
  public static List<Lease> parse(LineText text) {
    List<Lease> leases = new ArrayList<>();
    for (int n = 1; n <= text.size(); n++) {
      String[] words = text.line(n).strip().split("\\s+");
      if (words[0].equals("duid")) {
        break;
      }
      parse(words).ifPresent(leases::add);
    }
    return List.copyOf(leases);
  }

  private static Optional<Lease> parse(String[] words) {
    if (words.length < 4 || !words[0].matches("[0-9]{1,12}")) {
      return Optional.empty();
    }
    Optional<MacAddress> mac = MacAddress.tryParse(words[1]);
    Optional<Ipv4Address> ip = Ipv4Address.tryParse(words[2]);
    if (mac.isEmpty() || ip.isEmpty()) {
      return Optional.empty();
    }
    long expiry = Long.parseLong(words[0]);
    Instant end = expiry == 0 ? null : Instant.ofEpochSecond(expiry);
    String name = words[3].equals("*") ? "" : words[3];
    return Optional.of(new Lease(end, mac.get(), ip.get(), name));
  }
}
