package io.pxedock.model.host;

import io.pxedock.model.FileLine;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * A registered machine, joined from its lines in the host files, its rescue flag and its lease.
 *
 * @param name the short name, by which the host files are joined
 * @param fqdn the fully qualified name in the hosts file; empty for none
 * @param ip the address; null if no line gives one
 * @param mac the hardware address; null if no line gives one
 * @param hostsLine the line in the hosts file; null if missing
 * @param dhcpLine the line in the dhcp-hostsfile; null if missing
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

  /** Returns the address; empty if no line gives one. */
  public Optional<Ipv4Address> address() {
    return Optional.ofNullable(ip);
  }

  /** Returns the hardware address; empty if no line gives one. */
  public Optional<MacAddress> hardware() {
    return Optional.ofNullable(mac);
  }

  /** Returns the line that defines this host: the line with its MAC, else that with its address. */
  public FileLine place() {
    return dhcpLine != null ? dhcpLine : hostsLine;
  }

  /** Returns the rescue flag, whatever state it is in; empty if there is none. */
  public Optional<RescueFlag> armed911() {
    return Optional.ofNullable(armed);
  }

  /** Returns whether the host boots 911 next: it has a flag that works. */
  public boolean isArmed() {
    return armed != null && armed.boots911();
  }

  /** Returns whether this is the entry of a BMC, which never boots from the network. */
  public boolean isIpmi() {
    return HostName.machineOfBmc(name).isPresent();
  }
}
