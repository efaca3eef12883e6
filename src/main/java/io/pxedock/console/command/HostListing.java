package io.pxedock.console.command;

import io.pxedock.console.render.Listing;
import io.pxedock.model.host.Host;
import java.util.Arrays;
import java.util.List;

/** Makes the rows of host lists. */
final class HostListing {
  private static final List<Listing.Column> COLUMNS =
      List.of(
          new Listing.Column("name", "NAME"),
          new Listing.Column("fqdn", "FQDN"),
          new Listing.Column("ip", "IP"),
          new Listing.Column("mac", "MAC"),
          new Listing.Column("boot911", "911"),
          new Listing.Column("problems", "PROBLEMS"));

  private HostListing() {}

  static Listing of(List<Host> hosts) {
    return new Listing(COLUMNS, hosts.stream().map(HostListing::row).toList(), "no hosts");
  }

  private static List<Object> row(Host host) {
    return Arrays.asList(
        host.name(),
        host.fqdn(),
        host.address().map(String::valueOf).orElse(null),
        host.hardware().map(String::valueOf).orElse(null),
        host.isArmed(),
        host.problems());
  }
}
