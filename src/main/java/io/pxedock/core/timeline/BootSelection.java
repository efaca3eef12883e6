package io.pxedock.core.timeline;

import io.pxedock.core.hosts.HostTable;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The boots of one machine, and the names of machines: by the site's hosts, else by the log. */
public final class BootSelection {
  private final Optional<HostTable> table;
  private final Map<MacAddress, String> names = new HashMap<>();

  /**
   * @param table empty where the log is all that is known
   */
  public BootSelection(Optional<HostTable> table) {
    this.table = table;
    table.ifPresent(
        t ->
            t.hosts()
                .forEach(h -> h.hardware().ifPresent(mac -> names.putIfAbsent(mac, h.name()))));
  }

  /** Returns the addresses of the machines that are registered. */
  public Map<Ipv4Address, MacAddress> machines() {
    Map<Ipv4Address, MacAddress> machines = new HashMap<>();
    table.ifPresent(
        t ->
            t.hosts()
                .forEach(
                    h -> {
                      if (h.mac() != null && h.ip() != null) {
                        machines.put(h.ip(), h.mac());
                      }
                    }));
    return machines;
  }

  /** Returns the name of the machine of a boot; empty when nothing names it. */
  public String name(Boot boot) {
    return names.getOrDefault(boot.mac(), boot.name());
  }

  /**
   * Returns the boots of the machine that a word names.
   *
   * @param word a name, an FQDN, an IP or a MAC; empty for all boots
   * @throws Failure REFUSED if neither a host nor a boot has that name
   */
  public List<BootOutcome> of(String word, List<BootOutcome> all) {
    if (word.isEmpty()) {
      return all;
    }
    Optional<Host> host = table.flatMap(t -> t.find(word)).filter(h -> h.mac() != null);
    Optional<MacAddress> mac = MacAddress.tryParse(word).or(() -> host.flatMap(Host::hardware));
    List<BootOutcome> found =
        all.stream()
            .filter(
                o ->
                    mac.filter(o.boot().mac()::equals).isPresent()
                        || isNamed(o.boot(), word)
                        || (mac.isEmpty() && o.boot().mac().endsWith(word)))
            .toList();
    if (found.isEmpty() && mac.isEmpty()) {
      table.ifPresent(t -> t.resolve(word));
      throw Failure.refused(
          "the log has no boot of '" + word + "'",
          Remedy.run("pxedock", "timeline").prefixed("see all of them: "));
    }
    return found;
  }

  private static boolean isNamed(Boot boot, String word) {
    return boot.name().equalsIgnoreCase(word) || boot.ip().filter(word::equals).isPresent();
  }
}
