package io.pxedock.console.dashboard.state;

import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.Ipv4Address;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The orders of the host list. */
public enum HostOrder {
  FILE("file"),
  NAME("name"),
  IP("IP"),
  MAC("MAC"),
  ARMED("911"),
  STAGE("state"),
  SEEN("last seen");

  private final String word;

  HostOrder(String word) {
    this.word = word;
  }

  /** Returns the word that names the order on the screen. */
  public String word() {
    return word;
  }

  /** Returns the next order, and the first after the last. */
  public HostOrder next() {
    return values()[(ordinal() + 1) % values().length];
  }

  boolean needsBoots() {
    return this == STAGE || this == SEEN;
  }

  /** Null for the order of the files. */
  Comparator<Host> comparator(Timelines boots) {
    return switch (this) {
      case FILE -> null;
      case NAME -> Comparator.comparing(h -> h.name().toLowerCase(Locale.ROOT));
      case IP ->
          Comparator.comparing(
              h -> h.address().orElse(null), Comparator.nullsLast(Ipv4Address::compareTo));
      case MAC ->
          Comparator.comparing(
              h -> h.hardware().map(String::valueOf).orElse(null),
              Comparator.nullsLast(Comparator.naturalOrder()));
      case ARMED -> Comparator.comparing(h -> !h.isArmed());
      case STAGE -> Comparator.comparing(h -> stage(boots, h));
      case SEEN -> Comparator.comparing((Host h) -> seen(boots, h)).reversed();
    };
  }

  private static Optional<MachineTimeline> trace(Timelines boots, Host host) {
    return host.hardware().flatMap(boots::of);
  }

  private static Instant seen(Timelines boots, Host host) {
    return trace(boots, host).map(MachineTimeline::seen).orElse(Instant.MIN);
  }

  // What is wrong first, then what is on its way, then the rest.
  private static int stage(Timelines boots, Host host) {
    if (!host.problems().isEmpty()) {
      return -2;
    }
    Optional<Boot> boot = trace(boots, host).flatMap(MachineTimeline::boot);
    if (boot.map(b -> !b.stuck().isEmpty()).orElse(false)) {
      return -1;
    }
    return boot.map(b -> b.stage().ordinal()).orElse(99);
  }
}
