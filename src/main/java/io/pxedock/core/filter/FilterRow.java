package io.pxedock.core.filter;

import io.pxedock.core.hosts.HostRange;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.timeline.ArmedAfter911;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a filter looks into: one row of a list, or one line of a log.
 *
 * @param names the names and FQDNs of the hosts that the row is about, in lower case
 * @param ips the addresses of these hosts
 * @param macs the MACs of these hosts
 * @param states the words for how the row is now, in lower case
 * @param isArmed whether the row is about 911
 * @param hasProblem whether something is wrong
 * @param isUnknown whether the row is about a machine that is not registered
 * @param seen when the machine was last heard of, or the time of the row; null for never
 * @param text the other words of the row, in lower case
 */
public record FilterRow(
    List<String> names,
    List<Ipv4Address> ips,
    List<MacAddress> macs,
    List<String> states,
    boolean isArmed,
    boolean hasProblem,
    boolean isUnknown,
    Instant seen,
    String text) {

  /** Returns the row of a registered host, with what the log says of its machine. */
  public static FilterRow of(Host host, Timelines boots) {
    List<String> problems = new ArrayList<>(host.problems().stream().map(Problem::code).toList());
    ArmedAfter911.of(host, boots).map(Problem::code).ifPresent(problems::add);
    Optional<MachineTimeline> heard = host.hardware().flatMap(boots::of);
    List<String> states = new ArrayList<>(problems);
    states.add(host.isArmed() ? "armed" : "not-armed");
    heard
        .flatMap(MachineTimeline::boot)
        .map(Boot::stage)
        .ifPresent(stage -> states.add(lower(stage.word())));
    heard
        .flatMap(MachineTimeline::boot)
        .filter(boot -> !boot.stuck().isEmpty())
        .ifPresent(boot -> states.add("stuck"));
    return new FilterRow(
        names(host),
        host.address().stream().toList(),
        host.hardware().stream().toList(),
        states,
        host.isArmed(),
        !problems.isEmpty(),
        false,
        heard.map(MachineTimeline::seen).orElse(null),
        String.join(" ", problems));
  }

  /**
   * Returns this row of a host with what dnsmasq will offer to it.
   *
   * @param ip null for none
   */
  public FilterRow offered(Ipv4Address ip, String state, boolean isBad) {
    List<Ipv4Address> both = Stream.concat(ips.stream(), Stream.ofNullable(ip)).toList();
    List<String> more = Stream.concat(states.stream(), Stream.of(state)).toList();
    return new FilterRow(
        names, both, macs, more, isArmed, hasProblem || isBad, isUnknown, seen, text);
  }

  /** Returns the row of a machine that is not registered. */
  public static FilterRow ofUnknown(MacAddress mac, Instant seen) {
    return new FilterRow(
        List.of(), List.of(), List.of(mac), List.of("unknown"), false, false, true, seen, "");
  }

  /** Returns the row of a machine of which only some facts are known. */
  public static FilterRow of(
      String name, Ipv4Address ip, MacAddress mac, List<String> states, boolean hasProblem) {
    return new FilterRow(
        name.isEmpty() ? List.of() : List.of(lower(name)),
        Stream.ofNullable(ip).toList(),
        Stream.ofNullable(mac).toList(),
        states.stream().map(FilterRow::lower).toList(),
        false,
        hasProblem,
        false,
        null,
        "");
  }

  /**
   * Returns the row of a log line.
   *
   * @param host the host that the line is about; empty for a line about none, or about an unknown
   *     machine
   */
  public static FilterRow of(LogEvent event, Optional<Host> host) {
    List<Ipv4Address> ips = new ArrayList<>(host.flatMap(Host::address).stream().toList());
    List<MacAddress> macs = new ArrayList<>(host.flatMap(Host::hardware).stream().toList());
    boolean isDhcp = false;
    if (event instanceof LogEvent.Dhcp dhcp) {
      isDhcp = true;
      macs.add(dhcp.mac());
      Optional.ofNullable(dhcp.ip()).ifPresent(ips::add);
    } else if (event instanceof LogEvent.Tftp tftp) {
      ips.add(tftp.ip());
    } else if (event instanceof LogEvent.Fetched fetched) {
      ips.add(fetched.ip());
    }
    return new FilterRow(
        host.map(FilterRow::names).orElse(List.of()),
        ips,
        macs,
        List.of(state(event)),
        host.map(Host::isArmed).orElse(false),
        isProblem(event),
        isDhcp && host.isEmpty(),
        event.line().time(),
        lower(event.line().text()));
  }

  private static String state(LogEvent event) {
    if (event instanceof LogEvent.Dhcp dhcp) {
      return lower(dhcp.type().substring("DHCP".length()));
    }
    if (event instanceof LogEvent.Tftp tftp) {
      return lower(tftp.outcome().name()).replace('_', '-');
    }
    if (event instanceof LogEvent.Fetched fetched) {
      return fetched.found() ? "fetched" : "not-found";
    }
    if (event instanceof LogEvent.Complaint) {
      return "complaint";
    }
    return event instanceof LogEvent.Other ? "other" : "server";
  }

  private static boolean isProblem(LogEvent event) {
    return event instanceof LogEvent.Complaint
        || (event instanceof LogEvent.Dhcp dhcp
            && (dhcp.isUnanswered() || dhcp.type().equals("DHCPNAK")))
        || (event instanceof LogEvent.Tftp tftp && tftp.outcome() == LogEvent.Outcome.FAILED);
  }

  /**
   * Returns the row of a change in the journal.
   *
   * @param state how the change is now, in words
   */
  public static FilterRow of(JournalEntry entry, String state) {
    boolean isBad =
        switch (entry.state()) {
          case DONE -> false;
          case BEGUN, UNLOADED, FAILED, PARTIAL, FOREIGN -> true;
        };
    return new FilterRow(
        named(entry.title()),
        List.of(),
        List.of(),
        List.of(lower(state)),
        entry.title().startsWith("911 "),
        isBad,
        false,
        entry.time(),
        lower(
            String.join(
                " ",
                entry.title(),
                entry.user(),
                entry.reason(),
                entry.outcome(),
                String.join(" ", entry.changes().stream().map(c -> c.path()).toList()))));
  }

  /** Returns the words of a title, with each range as the hosts that it stands for. */
  private static List<String> named(String title) {
    List<String> names = new ArrayList<>();
    for (String word : title.split(" ")) {
      try {
        HostRange.expand(word).forEach(name -> names.add(lower(name)));
      } catch (Failure e) {
        names.add(lower(word));
      }
    }
    return names;
  }

  private static List<String> names(Host host) {
    return Stream.of(host.name(), host.fqdn())
        .filter(name -> !name.isEmpty())
        .map(FilterRow::lower)
        .toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
