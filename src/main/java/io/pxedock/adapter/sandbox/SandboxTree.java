package io.pxedock.adapter.sandbox;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.site.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a work directory such as the archive of the field expands to, filled in by operators. */
final class SandboxTree {
  private static final int KILOBYTE = 1024;

  private final Path directory;
  private final Settings settings;

  SandboxTree(Path directory, Settings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /** What is there already stays as it is. */
  void write(List<Machine> machines) throws IOException {
    write("conf/hosts", hosts(machines));
    write("conf/dhcphosts", dhcpHosts(machines));
    write("conf/dnsmasq.conf", dnsmasqConf());
    write("tftpboot/pxelinux.cfg/default", DEFAULT);
    write("tftpboot/pxelinux.cfg/911boot", String.format(RESCUE, settings.gateway()));
    // Only their names count here: no machine in the sandbox executes them.
    write("tftpboot/pxelinux.0", "PXELINUX 6.04 PXE of the sandbox\n".repeat(4));
    write("tftpboot/ldlinux.c32", "ldlinux.c32 of the sandbox\n".repeat(4));
    write("images/vmlinuz-4", "kernel\n".repeat(8 * KILOBYTE));
    write("images/initrd.gz", "initrd\n".repeat(16 * KILOBYTE));
    // What Docker makes, to mount the images on.
    write("tftpboot/vmlinuz-4", "");
    write("tftpboot/initrd.gz", "");
    new LocalFiles().makeDirectory(directory.resolve(ServerBinds.LEASES));
  }

  private void write(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    new LocalFiles().makeDirectory(path.getParent());
    if (Files.notExists(path)) {
      HeldDirectory.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String hosts(List<Machine> machines) {
    StringBuilder text = new StringBuilder(machines.size() * 64 + 200);
    text.append("# ip            fqdn                      hostname\n");
    text.append("# ask the storage team before touching stor-*\n");
    String section = "";
    for (Machine machine : machines) {
      if (!machine.section().equals(section)) {
        section = machine.section();
        text.append("\n# ").append(section).append('\n');
      }
      String remark = machine.remark().isEmpty() ? "" : "\t# " + machine.remark();
      text.append(
          String.format(
              "%-15s %-25s %s%s\n",
              machine.ip(), machine.name() + ".pxe.example", machine.name(), remark));
    }
    return text.toString();
  }

  private static String dhcpHosts(List<Machine> machines) {
    StringBuilder text = new StringBuilder(machines.size() * 48 + 200);
    text.append("# mac,hostname,lease time; the address comes from hosts, by hostname\n");
    String section = "";
    for (Machine machine : machines) {
      if (!machine.section().equals(section)) {
        section = machine.section();
        text.append("\n# ").append(section).append('\n');
      }
      text.append(machine.mac()).append(',').append(machine.name()).append(",infinite\n");
    }
    return text.toString();
  }

  private String dnsmasqConf() {
    return String.format(
        CONF,
        settings.tag(),
        settings.subnet().network(),
        settings.subnet().prefixLength() == 24 ? "" : "," + mask(),
        settings.gateway());
  }

  private String mask() {
    return settings.subnet().netmask().toString();
  }

  private static final String CONF =
      """
      # PXE boot server of the management network (VLAN %d).
      # A change here needs a restart of the container; hosts and dhcphosts need only a reload.
      log-dhcp
      user=root

      # DNS stays on: with port=0, dnsmasq would not find a host's address in hosts.
      port=53
      no-resolv
      no-hosts
      addn-hosts=/conf/hosts

      # Known machines only.
      dhcp-range=%s,static%s
      dhcp-option=option:router,%s
      dhcp-hostsfile=/conf/dhcphosts
      dhcp-leasefile=/leases/dnsmasq.leases

      # PXE
      enable-tftp
      tftp-root=/tftpboot
      dhcp-boot=pxelinux.0
      """;

  private static final String DEFAULT =
      """
      # What a machine gets that has no file of its own here: back to its normal life.
      DEFAULT local
      PROMPT 0

      LABEL local
        LOCALBOOT 0
      """;

  private static final String RESCUE =
      """
      # 911: the rescue and install system, in memory.
      SERIAL 0 115200
      DEFAULT 911
      PROMPT 0

      LABEL 911
        KERNEL vmlinuz-4
        INITRD initrd.gz
        APPEND console=ttyS0 quiet pxedock.mode=911 httproot=http://%s/images/
        IPAPPEND 3
      """;
}
