package io.pxedock.console.render;

import io.pxedock.model.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The columns of a list of hosts, in their order. */
public enum HostColumn {
  NAME("name", "NAME", Host::name),
  FQDN("fqdn", "FQDN", Host::fqdn),
  IP("ip", "IP", host -> HostFacts.or(null, HostFacts.ip(host))),
  MAC("mac", "MAC", host -> HostFacts.or(null, HostFacts.mac(host))),
  BOOT_911("boot911", "911", Host::isArmed),
  PROBLEMS("problems", "PROBLEMS", Host::problems);

  private final Listing.Column column;
  private final Function<Host, Object> value;

  HostColumn(String key, String title, Function<Host, Object> value) {
    Listing.Column listed = new Listing.Column(key, title);
    this.column = key.equals("fqdn") ? listed.spare() : listed;
    this.value = value;
  }

  /**
   * Returns the hosts as rows.
   *
   * @param empty what is said when there are none
   */
  public static Listing list(List<Host> hosts, String empty) {
    List<Listing.Column> columns = Stream.of(values()).map(c -> c.column).toList();
    return new Listing(columns, hosts.stream().map(HostColumn::row).toList(), empty);
  }

  private static List<Object> row(Host host) {
    List<Object> row = new ArrayList<>();
    for (HostColumn column : values()) {
      row.add(column.value.apply(host));
    }
    return row;
  }
}
