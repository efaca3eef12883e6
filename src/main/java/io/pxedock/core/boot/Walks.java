package io.pxedock.core.boot;

import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.pxelinux.BootWalk;
import io.pxedock.core.pxelinux.PxeClient;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.pxelinux.Served;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The walks that show whether machines boot from a server's files. */
public final class Walks {
  /** A machine that no file in {@code pxelinux.cfg} is named after. */
  public static final MacAddress NOBODY = MacAddress.parse("02:00:00:00:00:00");

  private final DnsmasqConf conf;
  private final Function<String, Served> server;

  /**
   * @param server what TFTP answers to a name
   */
  public Walks(DnsmasqConf conf, Function<String, Served> server) {
    this.conf = conf;
    this.server = server;
  }

  /** Returns the kinds of firmware that the site has a boot file for. */
  public List<Firmware> firmwares() {
    List<Firmware> known = new ArrayList<>();
    Optional<String> bios = BootFileRule.of(conf, Firmware.BIOS);
    bios.ifPresent(file -> known.add(Firmware.BIOS));
    BootFileRule.of(conf, Firmware.EFI64)
        .filter(file -> !Optional.of(file).equals(bios))
        .ifPresent(file -> known.add(Firmware.EFI64));
    return known;
  }

  /** Returns the way of a machine without a flag. */
  public BootTrace ofDefault(Firmware firmware) {
    return walk(firmware, NOBODY, Optional.empty(), server);
  }

  /** Returns the way that a machine would take once its flag is set. */
  public BootTrace ofRescue(Firmware firmware) {
    String flag = "pxelinux.cfg/" + BootDirectory.nameFor(NOBODY);
    return walk(
        firmware,
        NOBODY,
        Optional.empty(),
        name ->
            server.apply(
                name.endsWith(flag)
                    ? name.substring(0, name.length() - flag.length())
                        + "pxelinux.cfg/"
                        + BootDirectory.RESCUE
                    : name));
  }

  /** Returns the way of one machine. */
  public BootTrace of(Firmware firmware, MacAddress mac, Optional<Ipv4Address> ip) {
    return walk(firmware, mac, ip, server);
  }

  private BootTrace walk(
      Firmware firmware,
      MacAddress mac,
      Optional<Ipv4Address> ip,
      Function<String, Served> answering) {
    String file = BootFileRule.of(conf, firmware).orElse("");
    return BootWalk.of(new PxeClient(firmware, mac, ip), file, answering);
  }
}
