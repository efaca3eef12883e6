package io.pxedock.core.site;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.DhcpContext;
import io.pxedock.core.dnsmasq.model.DhcpOption;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.site.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The subnets in which hosts may have addresses: the network of the server's container, and each
 * other one that a {@code dhcp-range} serves, such as that of the BMCs.
 *
 * @param all the container's own first
 */
public record ServedSubnets(List<Served> all) {
  /**
   * A subnet of the site.
   *
   * @param gateways the routers that machines there are told
   */
  public record Served(Ipv4Subnet subnet, List<Ipv4Address> gateways) {}

  /** Returns the subnets of a site. */
  public static ServedSubnets of(SiteFiles files, Settings settings, DnsmasqVersion version) {
    Configuration conf = files.configuration(version);
    Ipv4Subnet own = settings.subnet();
    List<Ipv4Address> routers =
        DhcpOption.of(conf).stream()
            .filter(DhcpOption::isRouter)
            .flatMap(option -> option.addresses().stream())
            .toList();
    List<Served> all = new ArrayList<>(List.of(new Served(own, List.of(settings.gateway()))));
    for (DhcpContext range : DhcpContext.of(conf)) {
      Ipv4Subnet subnet = range.subnet(own);
      if (range.mode() != DhcpContext.Mode.PROXY
          && all.stream().noneMatch(served -> served.subnet().overlaps(subnet))) {
        all.add(new Served(subnet, routers.stream().filter(subnet::contains).toList()));
      }
    }
    return new ServedSubnets(List.copyOf(all));
  }

  /** Returns the subnets of the moment of a snapshot. */
  public static ServedSubnets of(Snapshot snapshot) {
    return of(snapshot.files().orThrow(), snapshot.settings(), snapshot.version());
  }

  /** Returns the network of the server's container. */
  public Served own() {
    return all.get(0);
  }

  /** Returns the subnet that contains an address; empty if none does. */
  public Optional<Served> with(Ipv4Address ip) {
    return all.stream().filter(served -> served.subnet().contains(ip)).findFirst();
  }

  /** Returns whether an address is that of a gateway. */
  public boolean isGateway(Ipv4Address ip) {
    return all.stream().anyMatch(served -> served.gateways().contains(ip));
  }

  /** Returns the subnets for a message, such as {@code 10.1.2.0/24 or 10.1.4.0/24}. */
  public String words() {
    return all.stream()
        .map(served -> served.subnet().toString())
        .collect(Collectors.joining(" or "));
  }
}
