package io.pxedock.core.setup.step;

import static java.util.stream.Collectors.joining;

import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.site.Settings;

/** The text files of a new site. */
final class Templates {
  static final String HOSTS =
      "# ip fqdn hostname: pxedock host add writes here, a reload loads it\n";
  static final String DHCPHOSTS = "# mac,hostname,infinite: the address comes from hosts\n";

  static final String DEFAULT =
      """
      # What a machine gets that has no file of its own here: back to its normal life.
      DEFAULT local
      PROMPT 0

      LABEL local
        LOCALBOOT 0
      """;

  private static final String RESCUE =
      """
      # 911: the rescue and install system, in memory. A machine boots it while 01-<its mac> links here.
      SERIAL 0 115200
      DEFAULT 911
      PROMPT 0

      LABEL 911
        KERNEL vmlinuz-4
        INITRD initrd.gz
        APPEND console=ttyS0 quiet pxedock.mode=911 httproot=%s
        IPAPPEND 3
      """;

  private static final String CONF =
      """
      # PXE boot server of %s%s.
      # A change here needs a restart of the container; hosts and dhcphosts need only a reload.
      # log-dhcp says in the log which machine asked for what.
      log-dhcp
      user=root

      # DNS stays on: with port=0 a line in dhcphosts does not find its address in hosts.
      port=53
      no-resolv
      no-hosts
      addn-hosts=/conf/hosts

      # Known machines only: static hands out nothing to a MAC that is not in dhcphosts.
      dhcp-range=%s,static,%s
      dhcp-option=option:router,%s
      dhcp-hostsfile=/conf/dhcphosts
      dhcp-leasefile=%s

      # PXE
      enable-tftp
      tftp-root=/tftpboot
      %s""";

  private static final String BIOS_ONLY = "dhcp-boot=pxelinux.0\n";

  private static final String BIOS_AND_UEFI =
      """
      # Machines with UEFI say so, in two ways; they cannot run pxelinux.0.
      dhcp-match=set:efi64,option:client-arch,7
      dhcp-match=set:efi64,option:client-arch,9
      dhcp-boot=tag:efi64,efi64/syslinux.efi
      dhcp-boot=tag:!efi64,pxelinux.0
      """;

  private Templates() {}

  /** The lines of {@code dnsmasq.conf} that serve both kinds of firmware. */
  static String bothFirmwares() {
    return BIOS_AND_UEFI.lines().filter(line -> !line.startsWith("#")).collect(joining("; "));
  }

  static String rescue(String imagesUrl) {
    return String.format(RESCUE, imagesUrl);
  }

  static String dnsmasqConf(Settings settings, boolean efi) {
    return String.format(
        CONF,
        settings.subnet(),
        settings.tag() == 0 ? "" : " (VLAN " + settings.tag() + ")",
        settings.subnet().network(),
        settings.subnet().netmask(),
        settings.gateway(),
        ServerBinds.LEASE_FILE,
        efi ? BIOS_AND_UEFI : BIOS_ONLY);
  }
}
