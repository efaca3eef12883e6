package io.pxedock.core.timeline;

import io.pxedock.core.log.LogEvent;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All boots that a log shows, put together line by line, in bounded memory. */
public final class BootHistory {
  /** How many boots are kept that a later boot of the same machine has replaced. */
  static final int MAX_ENDED = 20_000;

  private final Deque<Boot> ended = new ArrayDeque<>();
  private final TimelineBuilder builder;
  private long forgotten;
  private Instant last = Instant.EPOCH;

  /**
   * Creates an empty history.
   *
   * @param machines the addresses of machines that the site knows, for a log without DHCP lines
   */
  public BootHistory(Map<Ipv4Address, MacAddress> machines) {
    builder =
        new TimelineBuilder(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(machines),
            TimelineBuilder.Client.UNKNOWN,
            this::keep);
  }

  private void keep(Boot boot) {
    ended.addLast(boot);
    if (ended.size() > MAX_ENDED) {
      ended.removeFirst();
      forgotten++;
    }
  }

  /** Takes in the next line of the log. */
  public void add(LogEvent event) {
    builder.add(event);
    Instant time = event.line().time();
    last = time.isAfter(last) ? time : last;
  }

  /** Returns the boots, oldest first. */
  public List<Boot> boots() {
    List<Boot> all = new ArrayList<>(ended);
    builder.forEachLast(all::add);
    all.removeIf(boot -> !boot.isNetworkBoot());
    all.sort(Comparator.comparing((Boot boot) -> boot.begun()).thenComparing(Boot::mac));
    return all;
  }

  /** Returns the boot that the last line was about; empty when it was about none. */
  public Optional<Boot> touched() {
    return builder.touched();
  }

  /** Returns how many older boots were left out. */
  public long forgotten() {
    return forgotten;
  }

  /** Returns the latest time in the log. */
  public Instant last() {
    return last;
  }
}
