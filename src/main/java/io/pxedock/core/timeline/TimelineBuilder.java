package io.pxedock.core.timeline;

import io.pxedock.core.log.LogEvent;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes lines of the log in, one after the other. */
final class TimelineBuilder {
  /** Firmware asks again after 4, 8, 16 and 32 s; later, it is another boot. */
  private static final Duration RETRY = Duration.ofSeconds(90);

  private static final String VENDOR_CLASS = " vendor class: ";
  private static final Pattern VENDOR = Pattern.compile(".*\\]: (\\d+) vendor class: (.*)");
  private static final Pattern ARCHITECTURE = Pattern.compile("PXEClient:Arch:(\\d{1,5})(?::.*)?");
  private static final Pattern LOADER = Pattern.compile(".*\\.(?:0|efi)");

  /**
   * Who asked last, by the line that {@code log-dhcp} puts before the request.
   *
   * @param xid empty when there was no such line
   * @param architecture of RFC 4578; -1 when it is not known
   */
  record Client(String xid, boolean isPxe, int architecture) {
    static final Client UNKNOWN = new Client("", true, -1);

    static Client of(String xid, String vendorClass) {
      Matcher m = ARCHITECTURE.matcher(vendorClass);
      boolean isPxe = vendorClass.startsWith("PXEClient");
      int architecture = m.matches() ? Integer.parseInt(m.group(1)) : isPxe ? -1 : Boot.SYSTEM;
      return new Client(xid, isPxe, architecture);
    }

    int architectureOf(String other) {
      return xid.equals(other) && !xid.isEmpty() ? architecture : -1;
    }

    // An installed system asks for an address too; this is not a network boot.
    boolean mayBoot(String other) {
      return !xid.equals(other) || isPxe;
    }
  }

  private final LinkedHashMap<MacAddress, MachineTimeline> served;
  private final LinkedHashMap<MacAddress, MachineTimeline> strangers;
  private final LinkedHashMap<Ipv4Address, MacAddress> machines;
  private final Consumer<Boot> ended;
  private Client client;
  private MachineTimeline touched;

  /**
   * @param ended takes each boot that a later one of the same machine has replaced
   */
  TimelineBuilder(
      LinkedHashMap<MacAddress, MachineTimeline> served,
      LinkedHashMap<MacAddress, MachineTimeline> strangers,
      LinkedHashMap<Ipv4Address, MacAddress> machines,
      Client client,
      Consumer<Boot> ended) {
    this.served = served;
    this.strangers = strangers;
    this.machines = machines;
    this.client = client;
    this.ended = ended;
  }

  Timelines result() {
    return new Timelines(served, strangers, machines, client);
  }

  void add(LogEvent event) {
    touched = null;
    if (event instanceof LogEvent.Dhcp dhcp) {
      add(dhcp);
    } else if (event instanceof LogEvent.Tftp tftp) {
      transferred(tftp);
    } else if (event instanceof LogEvent.Fetched fetched) {
      transferred(fetched.ip(), fetched.line().time(), boot -> Transfers.after(boot, fetched));
    } else if (event instanceof LogEvent.Other other) {
      String text = other.line().text();
      Matcher m = text.contains(VENDOR_CLASS) ? VENDOR.matcher(text) : null;
      if (m != null && m.matches()) {
        client = Client.of(m.group(1), m.group(2));
      }
    }
  }

  // Files go to an address; whose it is, the log has told before.
  private void transferred(Ipv4Address ip, Instant time, UnaryOperator<Boot> after) {
    MacAddress mac = machines.get(ip);
    if (mac != null) {
      MachineTimeline trace = trace(mac).seenAt(time);
      put(trace.boot().map(boot -> trace.with(after.apply(boot))).orElse(trace));
    }
  }

  // A boot loader that is sent again after a whole boot begins another one, whose DHCP is not seen.
  private void transferred(LogEvent.Tftp tftp) {
    MacAddress mac = machines.get(tftp.ip());
    Instant time = tftp.line().time();
    if (mac != null && LOADER.matcher(tftp.path()).matches()) {
      MachineTimeline trace = trace(mac);
      boolean isSent = tftp.outcome() == LogEvent.Outcome.SENT;
      boolean isOver = trace.boot().filter(b -> !b.isHandedOver()).isEmpty();
      if (isSent && isOver) {
        String name = tftp.path().substring(tftp.path().lastIndexOf('/') + 1);
        put(begins(trace.seenAt(time), new BootStep(Stage.NBP, time, name), -1));
        return;
      }
    }
    transferred(tftp.ip(), time, boot -> Transfers.after(boot, tftp).heardAt(time));
  }

  private MachineTimeline begins(MachineTimeline trace, BootStep first, int architecture) {
    trace.boot().ifPresent(ended);
    return trace.begins(Boot.begun(trace.mac(), first, architecture));
  }

  /** The boot that the last line was about. */
  Optional<Boot> touched() {
    return Optional.ofNullable(touched).flatMap(MachineTimeline::boot);
  }

  /** The last boot of each machine, in no particular order. */
  void forEachLast(Consumer<Boot> taker) {
    served.values().forEach(trace -> trace.boot().ifPresent(taker));
    strangers.values().forEach(trace -> trace.boot().ifPresent(taker));
  }

  private MachineTimeline trace(MacAddress mac) {
    MachineTimeline known = served.get(mac);
    return known == null ? strangers.getOrDefault(mac, MachineTimeline.first(mac)) : known;
  }

  private void put(MachineTimeline trace) {
    touched = trace;
    strangers.remove(trace.mac());
    boolean before = served.remove(trace.mac()) != null;
    if (before || trace.isServed()) {
      served.put(trace.mac(), trace);
      forgetOldest(served, Timelines.MAX_MACHINES);
    } else {
      strangers.put(trace.mac(), trace);
      forgetOldest(strangers, Timelines.MAX_STRANGERS);
    }
  }

  private static void forgetOldest(Map<?, ?> map, int most) {
    if (map.size() > most) {
      map.remove(map.keySet().iterator().next());
    }
  }

  private void add(LogEvent.Dhcp dhcp) {
    if (dhcp.isRehearsed()) {
      return;
    }
    Instant time = dhcp.line().time();
    MachineTimeline trace = trace(dhcp.mac()).seenAt(time);
    String what = dhcp.ip() == null ? "" : dhcp.ip().toString();
    put(
        switch (dhcp.type()) {
          case "DHCPDISCOVER" -> discover(trace, dhcp, time);
          case "DHCPOFFER" -> reached(trace.answered(), new BootStep(Stage.OFFER, time, what));
          case "DHCPREQUEST" -> reached(trace, new BootStep(Stage.REQUEST, time, what));
          case "DHCPACK" -> acknowledged(trace, dhcp, new BootStep(Stage.ACK, time, what));
          case "DHCPNAK" -> stuck(trace, "refused: " + dhcp.remark());
          default -> trace;
        });
  }

  private MachineTimeline discover(MachineTimeline trace, LogEvent.Dhcp dhcp, Instant time) {
    Boot boot = trace.latest();
    BootStep step = new BootStep(Stage.DISCOVER, time, "");
    boolean retry =
        boot != null
            && boot.stage().isBefore(Stage.REQUEST)
            && time.isBefore(boot.last().time().plus(RETRY.multipliedBy(boot.tries())));
    boolean system =
        boot != null && !boot.stage().isBefore(Stage.KERNEL) && !client.mayBoot(dhcp.xid());
    if (system) {
      return trace;
    }
    MachineTimeline asked =
        retry
            ? trace.with(boot.triedAgain(time))
            : begins(trace, step, client.architectureOf(dhcp.xid()));
    return dhcp.isUnanswered() ? stuck(asked.refusedAgain(), "no address available") : asked;
  }

  private MachineTimeline acknowledged(MachineTimeline trace, LogEvent.Dhcp dhcp, BootStep step) {
    if (dhcp.ip() != null) {
      machines.remove(dhcp.ip());
      machines.put(dhcp.ip(), dhcp.mac());
      forgetOldest(machines, Timelines.MAX_MACHINES);
    }
    MachineTimeline reached = reached(trace.answered(), step);
    boolean isNamed = !dhcp.remark().isEmpty() && reached.latest() != null;
    return isNamed ? reached.with(reached.latest().named(dhcp.remark())) : reached;
  }

  private static MachineTimeline reached(MachineTimeline trace, BootStep step) {
    Boot boot = trace.latest();
    boolean further = boot != null && boot.stage().isBefore(step.stage());
    return further ? trace.with(boot.reached(step)) : trace;
  }

  private static MachineTimeline stuck(MachineTimeline trace, String reason) {
    return trace.latest() == null ? trace : trace.with(trace.latest().stuckBy(reason));
  }
}
