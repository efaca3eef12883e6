package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.MacAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A machine that asks for an address.
 *
 * @param options of its DHCPDISCOVER, by number
 */
public record Client(MacAddress mac, Map<Integer, byte[]> options) {
  static final int VENDOR_CLASS = 60;
  static final int ARCHITECTURE = 93;

  private static final int MESSAGE_TYPE = 53;
  private static final int PARAMETERS = 55;
  private static final int INTERFACE = 94;
  private static final Map<Integer, byte[]> BIOS = options(0);

  /** A machine that sends nothing but its hardware address. */
  public static Client bare(MacAddress mac) {
    return new Client(mac, Map.of(MESSAGE_TYPE, new byte[] {1}));
  }

  /**
   * A machine that boots from the network.
   *
   * @param architecture of RFC 4578: 0 for BIOS, 7 for UEFI of 64 bits
   */
  public static Client pxe(MacAddress mac, int architecture) {
    return new Client(mac, architecture == 0 ? BIOS : options(architecture));
  }

  private static Map<Integer, byte[]> options(int architecture) {
    Map<Integer, byte[]> options = new TreeMap<>();
    options.put(MESSAGE_TYPE, new byte[] {1});
    options.put(PARAMETERS, new byte[] {1, 3, 6, 12, 15, 43, 66, 67, (byte) 128});
    options.put(
        VENDOR_CLASS,
        "PXEClient:Arch:%05d:UNDI:002001"
            .formatted(architecture)
            .getBytes(StandardCharsets.US_ASCII));
    options.put(ARCHITECTURE, new byte[] {0, (byte) architecture});
    options.put(INTERFACE, new byte[] {1, 2, 1});
    return Collections.unmodifiableMap(options);
  }

  boolean isPxe() {
    return options.containsKey(ARCHITECTURE)
        && new String(options.getOrDefault(VENDOR_CLASS, new byte[0]), StandardCharsets.ISO_8859_1)
            .startsWith("PXEClient");
  }
}
