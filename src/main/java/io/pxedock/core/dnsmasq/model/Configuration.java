package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration: {@code dnsmasq.conf} with the files that {@code conf-file} and {@code
 * conf-dir} name, in the order in which dnsmasq reads them.
 *
 * @param lines the options, up to the first fault
 * @param fault why dnsmasq does not start with it, as it says it; empty when it starts, as far as
 *     the options that are checked here can tell
 * @param unread files that are part of it and could not be looked at, with the line that names each
 * @param version whose options are known
 */
public record Configuration(
    List<ConfLine> lines,
    Optional<ConfFault> fault,
    List<ConfLine> unread,
    DnsmasqVersion version) {
  /**
   * Why dnsmasq does not start.
   *
   * @param path of the file, in the container
   * @param line 0 when the message names none
   */
  public record ConfFault(String path, int line, String message) {}

  /** Returns the options of that name, in the order in which dnsmasq reads them. */
  public List<ConfLine> all(String name) {
    return lines.stream().filter(line -> line.name().equals(name)).toList();
  }

  /** Returns the last option of that name; empty if there is none. */
  public Optional<ConfLine> last(String name) {
    return all(name).stream().reduce((earlier, later) -> later);
  }

  /** Returns whether an option of that name exists. */
  public boolean has(String name) {
    return lines.stream().anyMatch(line -> line.name().equals(name));
  }

  /** Whether dnsmasq answers DNS; without it, it has no names to join the host files by. */
  public boolean hasDns() {
    return last("port").map(line -> !line.value().equals("0")).orElse(true);
  }
}
