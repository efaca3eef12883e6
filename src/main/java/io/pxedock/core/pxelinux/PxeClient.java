package io.pxedock.core.pxelinux;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A machine that boots from the network, as PXELINUX knows it.
 *
 * @param uuid what its firmware calls the machine; empty when that is not known
 * @param ip empty when it is not known which address the machine gets
 */
public record PxeClient(
    Firmware firmware, MacAddress mac, Optional<Ipv4Address> ip, Optional<String> uuid) {
  /** What starts the boot loader, with the code of DHCP's option 93. */
  public enum Firmware {
    BIOS(0, "ldlinux.c32"),
    EFI32(6, "ldlinux.e32"),
    EFI64(7, "ldlinux.e64");

    private final int code;
    private final String core;

    Firmware(int code, String core) {
      this.code = code;
      this.core = core;
    }

    /** Returns the number of the architecture in DHCP option 93 (RFC 4578). */
    public int code() {
      return code;
    }

    /** The part of PXELINUX 5 and newer that its boot file loads first. */
    public String core() {
      return core;
    }

    /** Returns whether the firmware is UEFI. */
    public boolean isEfi() {
      return this != BIOS;
    }

    /** As operators say it. */
    public String word() {
      return isEfi() ? "UEFI" : "BIOS";
    }
  }

  /** Creates a client without a UUID. */
  public PxeClient(Firmware firmware, MacAddress mac, Optional<Ipv4Address> ip) {
    this(firmware, mac, ip, Optional.empty());
  }

  /** The names of its configuration in the order in which PXELINUX asks for them (pxe.c). */
  public List<String> configurations() {
    List<String> names = new ArrayList<>();
    uuid.map(u -> u.toLowerCase(Locale.ROOT)).ifPresent(names::add);
    names.add(BootDirectory.nameFor(mac));
    ip.ifPresent(address -> names.addAll(shortened(address)));
    names.add("default");
    return names;
  }

  private static List<String> shortened(Ipv4Address address) {
    String hex = String.format("%08X", address.bits());
    List<String> names = new ArrayList<>();
    for (int length = hex.length(); length > 0; length--) {
      names.add(hex.substring(0, length));
    }
    return names;
  }
}
