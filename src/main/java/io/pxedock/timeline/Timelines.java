package io.pxedock.timeline;

import io.pxedock.dnsmasq.LogEvent;
import io.pxedock.model.Ipv4Address;
import io.pxedock.model.MacAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The traces of all machines that the log speaks of; a value, which {@link #after} makes anew. */
public final class Timelines {
  public static final Timelines EMPTY = new Timelines(Map.of(), Map.of(), LogFold.Client.UNKNOWN);

  /** How many machines are kept, those heard of last. */
  static final int MOST = 20_000;

  private final Map<MacAddress, Trace> traces;
  private final Map<Ipv4Address, MacAddress> machines;
  private final LogFold.Client client;

  Timelines(
      Map<MacAddress, Trace> traces, Map<Ipv4Address, MacAddress> machines, LogFold.Client client) {
    this.traces = traces;
    this.machines = machines;
    this.client = client;
  }

  /** These, and what further lines of the log tell. */
  public Timelines after(List<LogEvent> events) {
    if (events.isEmpty()) {
      return this;
    }
    LogFold fold = new LogFold(new LinkedHashMap<>(traces), new LinkedHashMap<>(machines), client);
    events.forEach(fold::add);
    return fold.result();
  }

  public Optional<Trace> of(MacAddress mac) {
    return Optional.ofNullable(traces.get(mac));
  }

  /** All of them, the one heard of last at the end. */
  public Collection<Trace> all() {
    return Collections.unmodifiableCollection(traces.values());
  }

  /** The machine that has that address by the log. */
  public Optional<MacAddress> machine(Ipv4Address ip) {
    return Optional.ofNullable(machines.get(ip));
  }
}
