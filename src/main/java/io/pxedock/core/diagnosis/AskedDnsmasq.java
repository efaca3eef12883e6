package io.pxedock.core.diagnosis;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What dnsmasq itself made of files in a trial.
 *
 * @param starts whether it came up
 * @param answers whether it takes DHCP requests
 * @param said what it said of its files
 * @param offers by MAC, one for each segment of the model
 */
public record AskedDnsmasq(
    boolean starts,
    boolean answers,
    List<LogEvent> said,
    Map<MacAddress, List<Optional<Ipv4Address>>> offers) {
  /** Returns the version that answered; unknown when it did not come up. */
  public DnsmasqVersion version() {
    return said.stream()
        .filter(LogEvent.Started.class::isInstance)
        .map(event -> ((LogEvent.Started) event).version())
        .findFirst()
        .orElse(DnsmasqVersion.UNKNOWN);
  }

  /** Returns what it did not like. */
  public List<LogEvent.Complaint> complaints() {
    return said.stream()
        .filter(LogEvent.Complaint.class::isInstance)
        .map(LogEvent.Complaint.class::cast)
        .toList();
  }

  /** Returns why it did not come up: its last words. */
  public Optional<String> lastWords() {
    return said.stream()
        .map(event -> event.line().text().strip())
        .filter(text -> !text.isEmpty() && !text.endsWith("FAILED to start up"))
        .reduce((a, b) -> b)
        .map(text -> text.replaceFirst("^dnsmasq(-[a-z]+)?(\\[\\d+\\])?: ", ""));
  }
}
