package io.pxedock.core.setup.answer;

import io.pxedock.model.Failure;
import java.nio.file.Path;

/** The service that brings the port up at boot, and its configuration file. */
public enum Persistence {
  NO("", 0, ""),
  /** Reads its files as its own user. */
  NETWORKD(
      "etc/systemd/network/50-%s.network",
      0644,
      """
      # The port that the PXE boot server's network sits on; written by pxedock setup.
      [Match]
      Name=%1$s

      [Link]
      ActivationPolicy=always-up

      [Network]
      LinkLocalAddressing=no
      """),
  IFUPDOWN(
      "etc/network/interfaces.d/%s",
      0644,
      """
      # The port that the PXE boot server's network sits on; written by pxedock setup.
      auto %1$s
      iface %1$s inet manual
        pre-up ip link set dev %1$s up
      """),
  /** Warns about files that others can read, since they may contain passwords. */
  NETPLAN(
      "etc/netplan/60-%s.yaml",
      0600,
      """
      # The port that the PXE boot server's network sits on; written by pxedock setup.
      network:
        version: 2
        ethernets:
          %1$s:
            dhcp4: false
            link-local: []
            optional: true
      """);

  private final String file;
  private final int mode;
  private final String text;

  Persistence(String file, int mode, String text) {
    this.file = file;
    this.mode = mode;
    this.text = text;
  }

  /**
   * @throws Failure REFUSED if there is no service of that name
   */
  public static Persistence named(String word) {
    return switch (word) {
      case "no", "" -> NO;
      case "networkd" -> NETWORKD;
      case "ifupdown" -> IFUPDOWN;
      case "netplan" -> NETPLAN;
      default ->
          throw Failure.refused(
              "'" + word + "' is not a value for persist",
              "write networkd, ifupdown, netplan or no");
    };
  }

  /** Returns the service that the machine uses, judged by its files. */
  public static Persistence of(java.util.function.Predicate<String> exists) {
    if (exists.test("etc/netplan")) {
      return NETPLAN;
    }
    return exists.test("etc/network/interfaces") ? IFUPDOWN : NETWORKD;
  }

  /** Returns the answer that stands for the service. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Returns the file that the service reads for a port. */
  public Path file(Path root, String port) {
    return root.resolve(String.format(file, port));
  }

  /** Returns the permissions of the file, such as 0644. */
  public int mode() {
    return mode;
  }

  /** Returns the content of that file. */
  public String text(String port) {
    return String.format(text, port);
  }
}
