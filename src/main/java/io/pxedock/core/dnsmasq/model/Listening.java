package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import java.util.List;

/**
 * Whether dnsmasq takes DHCP requests on an interface (iface_check, network.c; dhcp_packet,
 * dhcp.c).
 */
public final class Listening {
  private Listening() {}

  /**
   * Returns whether it takes requests there.
   *
   * @param address its address on the interface
   */
  public static boolean on(String device, Ipv4Address address, Configuration conf) {
    List<ConfLine> names = conf.all("interface");
    List<ConfLine> addresses = conf.all("listen-address");
    boolean isAsked =
        (names.isEmpty() && addresses.isEmpty())
            || names(names, device)
            || addresses.stream()
                .flatMap(line -> line.words().stream())
                .anyMatch(address.toString()::equals);
    return isAsked
        && !names(conf.all("except-interface"), device)
        && !names(conf.all("no-dhcp-interface"), device);
  }

  // dnsmasq(8): an interface name that ends in an asterisk stands for all that begin so.
  private static boolean names(List<ConfLine> lines, String device) {
    return lines.stream()
        .flatMap(line -> line.words().stream())
        .anyMatch(
            name ->
                name.endsWith("*")
                    ? device.startsWith(name.substring(0, name.length() - 1))
                    : name.equals(device));
  }
}
