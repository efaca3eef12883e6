package io.pxedock.model.host;

import io.pxedock.model.FileLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * One machine, joined from its lines in the host files, its 911 link and its lease.
 *
 * @param name the short name, which joins the files
 * @param fqdn empty when its line in the hosts file has none
 * @param ip null when no line gives it an address
 * @param mac null when no line gives it a hardware address
 * @param hostsLine its line in the hosts file, null when missing
 * @param dhcpLine its line in the dhcp-hostsfile, null when missing
 */
public record Host(
    String name,
    String fqdn,
    Ipv4Address ip,
    MacAddress mac,
    FileLine hostsLine,
    FileLine dhcpLine,
    RescueFlag armed,
    Lease lease,
    List<Problem> problems) {

  public Optional<Ipv4Address> address() {
    return Optional.ofNullable(ip);
  }

  public Optional<MacAddress> hardware() {
    return Optional.ofNullable(mac);
  }

  /** Where an operator finds this host: the line with its MAC, else the one with its address. */
  public FileLine place() {
    return dhcpLine != null ? dhcpLine : hostsLine;
  }

  public Optional<RescueFlag> armed911() {
    return Optional.ofNullable(armed);
  }

  public boolean isArmed() {
    return armed != null && armed.boots911();
  }

  /** Whether it is the entry of a BMC, which never boots from the network itself. */
  public boolean isIpmi() {
    return name.regionMatches(true, 0, "ipmi-", 0, 5);
  }
}
