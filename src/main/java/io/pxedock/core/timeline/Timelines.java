package io.pxedock.core.timeline;

import io.pxedock.core.log.LogEvent;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The timelines of all machines in the log, as an immutable value. */
public final class Timelines {
  /** The timelines of an empty log. */
  public static final Timelines EMPTY =
      new Timelines(Map.of(), Map.of(), Map.of(), TimelineBuilder.Client.UNKNOWN);

  /** How many machines are kept, those heard of last. */
  static final int MAX_MACHINES = 20_000;

  /**
   * How many of them may be ones that never got an answer: anybody can make up as many as he likes,
   * and must not drive out those that are served.
   */
  static final int MAX_STRANGERS = 2_000;

  private final Map<MacAddress, MachineTimeline> served;
  private final Map<MacAddress, MachineTimeline> strangers;
  private final Map<Ipv4Address, MacAddress> machines;
  private final TimelineBuilder.Client client;

  Timelines(
      Map<MacAddress, MachineTimeline> served,
      Map<MacAddress, MachineTimeline> strangers,
      Map<Ipv4Address, MacAddress> machines,
      TimelineBuilder.Client client) {
    this.served = served;
    this.strangers = strangers;
    this.machines = machines;
    this.client = client;
  }

  /** These, and what further lines of the log tell. */
  public Timelines after(List<LogEvent> events) {
    if (events.isEmpty()) {
      return this;
    }
    TimelineBuilder fold =
        new TimelineBuilder(
            new LinkedHashMap<>(served),
            new LinkedHashMap<>(strangers),
            new LinkedHashMap<>(machines),
            client,
            boot -> {});
    events.forEach(fold::add);
    return fold.result();
  }

  /** Returns the timeline of a machine; empty if the log does not name it. */
  public Optional<MachineTimeline> of(MacAddress mac) {
    MachineTimeline trace = served.get(mac);
    return Optional.ofNullable(trace == null ? strangers.get(mac) : trace);
  }

  /** All of them. */
  public Collection<MachineTimeline> all() {
    List<MachineTimeline> all = new ArrayList<>(served.size() + strangers.size());
    all.addAll(served.values());
    all.addAll(strangers.values());
    return all;
  }
}
