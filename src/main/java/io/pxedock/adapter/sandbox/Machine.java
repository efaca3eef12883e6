package io.pxedock.adapter.sandbox;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A machine of the sandbox's site, as its operators registered it.
 *
 * @param section the heading above it
 * @param remark what somebody wrote behind its line
 */
record Machine(String name, MacAddress mac, Ipv4Address ip, String section, String remark) {
  /** How many fit into the reference procedure's /24, BMCs included. */
  static final int SMALL_SITE = 200;

  private static final List<String> REMARKS =
      List.of("disk replaced, ask Joris", "rack B4", "second PSU missing", "RMA 4711");

  /** A site of that many: compute and storage nodes, and then their BMCs. */
  static List<Machine> site(int count, Ipv4Subnet subnet, Random random) {
    int nodes = (count + 1) / 2;
    int compute = (nodes * 2 + 2) / 3;
    int firstBmc = count <= SMALL_SITE ? 121 : 0x8001;
    int firstNode = count <= SMALL_SITE ? 21 : 0x0101;
    // Cards come in batches of one maker: neighbours in the rack have neighbouring addresses.
    int cardBatch = random.nextInt(0x8000) * 0x100;
    int bmcBatch = random.nextInt(0x8000) * 0x100;
    int width = Math.max(2, String.valueOf(nodes).length());
    List<Machine> site = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean isBmc = i >= nodes;
      int node = isBmc ? i - nodes : i;
      boolean isCompute = node < compute;
      int number = isCompute ? node + 1 : node - compute + 1;
      String name = String.format("%s-%0" + width + "d", isCompute ? "cpu" : "stor", number);
      MacAddress mac =
          isBmc ? mac("ac:1f:6b", bmcBatch + node) : mac("0c:c4:7a", cardBatch + 2 * node);
      Ipv4Address ip = subnet.network().plus((isBmc ? firstBmc : firstNode) + node);
      String section = isBmc ? "BMCs" : isCompute ? "compute" : "storage";
      String remark = random.nextInt(7) == 0 ? REMARKS.get(random.nextInt(REMARKS.size())) : "";
      site.add(new Machine(isBmc ? "ipmi-" + name : name, mac, ip, section, remark));
    }
    return site;
  }

  /** A card that nobody registered. */
  static MacAddress stranger(Random random) {
    return mac("00:25:90", random.nextInt(0x1000000));
  }

  private static MacAddress mac(String maker, int card) {
    return MacAddress.parse(
        String.format("%s:%02x:%02x:%02x", maker, card >> 16 & 255, card >> 8 & 255, card & 255));
  }

  boolean isBmc() {
    return name.startsWith("ipmi-");
  }
}
