package io.pxedock.adapter.sandbox;

import java.util.List;
import java.util.Locale;

/** Faults in what a machine fetches: boot loader, configuration, 911 flag, kernel, images. */
final class FileFaults {
  static final List<DemoFault> ALL =
      List.of(
          new DemoFault(
              "nbp-missing", "pxelinux.0 is removed", b -> b.delete("tftpboot/pxelinux.0").boot()),
          new DemoFault(
              "nbp-unreadable",
              "pxelinux.0 is readable for its owner only",
              b -> b.hide("tftpboot/pxelinux.0").boot()),
          new DemoFault(
              "nbp-empty", "pxelinux.0 is empty", b -> b.write("tftpboot/pxelinux.0", "").boot()),
          new DemoFault(
              "wrong-loader",
              "dhcp-boot names a UEFI loader",
              b ->
                  b.write("tftpboot/syslinux.efi", "MZ a loader for UEFI")
                      .edit(Breaker.CONF, "dhcp-boot=pxelinux.0", "dhcp-boot=syslinux.efi")
                      .restart()
                      .boot()),
          new DemoFault(
              "core-missing",
              "ldlinux.c32 is removed",
              b -> b.delete("tftpboot/ldlinux.c32").boot()),
          new DemoFault(
              "no-configuration",
              "pxelinux.cfg/default is removed",
              b -> b.delete(Breaker.CONFIGS + "default").boot()),
          new DemoFault(
              "waits-for-key",
              "pxelinux.cfg/default has no DEFAULT",
              b ->
                  b.write(Breaker.CONFIGS + "default", "PROMPT 1\nLABEL local\n  LOCALBOOT 0\n")
                      .boot()),
          new DemoFault(
              "kernel-missing",
              "911boot names a kernel that is not there",
              b -> b.edit(Breaker.RESCUE, "vmlinuz-4", "vmlinuz-9").arm().boot()),
          new DemoFault(
              "initrd-missing",
              "911boot names an initrd that is not there",
              b -> b.edit(Breaker.RESCUE, "INITRD initrd.gz", "INITRD initrd-9.gz").arm().boot()),
          new DemoFault(
              "kernel-empty",
              "the kernel that 911boot names is empty",
              b ->
                  b.write("tftpboot/vmlinuz-9", "")
                      .edit(Breaker.RESCUE, "vmlinuz-4", "vmlinuz-9")
                      .arm()
                      .boot()),
          new DemoFault(
              "kernel-unreadable",
              "the kernel that 911boot names is a directory",
              b ->
                  b.directory("tftpboot/vmlinuz-9")
                      .edit(Breaker.RESCUE, "vmlinuz-4", "vmlinuz-9")
                      .arm()
                      .boot()),
          new DemoFault(
              "dangling-911",
              "the 911 flag of cpu-01 is an absolute link",
              b -> b.link(b.flag(), "/srv/911boot").boot()),
          new DemoFault(
              "misnamed-911",
              "the 911 flag of cpu-01 is in upper case",
              b ->
                  b.link(
                          Breaker.CONFIGS + b.victim().mac().dashed().toUpperCase(Locale.ROOT),
                          "911boot")
                      .boot()),
          new DemoFault(
              "empty-911",
              "the 911 flag of cpu-01 is an empty file",
              b -> b.write(b.flag(), "").boot()),
          new DemoFault(
              "not-a-file-911",
              "the 911 flag of cpu-01 is a directory",
              b -> b.directory(b.flag()).boot()),
          new DemoFault(
              "flag-not-served",
              "the file of cpu-01 in pxelinux.cfg is readable for its owner only",
              b -> b.write(b.flag(), b.read(Breaker.RESCUE)).hide(b.flag()).boot()),
          new DemoFault(
              "uuid-beats-911",
              "a file named after the UUID of cpu-01 comes before its 911 flag",
              b ->
                  b.arm()
                      .write(Breaker.CONFIGS + b.uuid(), b.read(Breaker.CONFIGS + "default"))
                      .boot()),
          new DemoFault(
              "ipmi-911",
              "911 is set for the BMC of cpu-01",
              b -> b.link(b.bmcFlag(), "911boot").boot()),
          new DemoFault(
              "not-netbooted",
              "cpu-01 is armed for 911, and was not power cycled",
              b -> b.boot().later().arm()),
          new DemoFault(
              "armed-after-911",
              "cpu-01 has booted 911, and its flag was left",
              b -> b.arm().boot()),
          new DemoFault(
              "images-dead",
              "the server that 911boot names does not answer",
              b -> {
                b.arm().boot();
                b.faults().stopWebServers();
              }));

  private FileFaults() {}
}
