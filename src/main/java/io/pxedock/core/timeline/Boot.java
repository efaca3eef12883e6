package io.pxedock.core.timeline;

import io.pxedock.model.net.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One boot of one machine, as far as it has come.
 *
 * @param steps never empty, in the order of their times
 * @param tries how often it has asked for an address
 * @param stuck why it does not go on, empty while it does
 * @param heard when the log last says something of it
 * @param name what dnsmasq calls the machine; empty when the log does not say
 * @param architecture of RFC 4578, as {@code log-dhcp} shows it; -1 when the log does not say,
 *     {@link #SYSTEM} when it is an operating system that asks
 */
public record Boot(
    MacAddress mac,
    List<BootStep> steps,
    int tries,
    String stuck,
    Instant heard,
    String name,
    int architecture) {
  /** A machine that is silent for so long before its kernel came is stuck. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** In the place of an architecture: an operating system asks for its address. */
  static final int SYSTEM = -2;

  static Boot begun(MacAddress mac, BootStep first, int architecture) {
    return new Boot(mac, List.of(first), 1, "", first.time(), "", architecture);
  }

  Boot reached(BootStep step) {
    List<BootStep> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Boot(mac, List.copyOf(longer), tries, "", step.time(), name, architecture);
  }

  Boot triedAgain(Instant time) {
    return new Boot(mac, steps.subList(0, 1), tries + 1, "", time, name, architecture);
  }

  Boot stuckBy(String reason) {
    return new Boot(mac, steps, tries, reason, heard, name, architecture);
  }

  Boot heardAt(Instant time) {
    return new Boot(mac, steps, tries, stuck, time, name, architecture);
  }

  Boot named(String given) {
    return new Boot(mac, steps, tries, stuck, heard, given, architecture);
  }

  /** The address that it was given or offered last; empty for none. */
  public Optional<String> ip() {
    return steps.stream()
        .filter(s -> s.stage() == Stage.OFFER || s.stage() == Stage.ACK)
        .map(BootStep::what)
        .filter(what -> !what.isEmpty())
        .reduce((earlier, later) -> later);
  }

  /** Returns the stage that the boot has reached. */
  public Stage stage() {
    return last().stage();
  }

  /** Returns the last step. */
  public BootStep last() {
    return steps.get(steps.size() - 1);
  }

  /** Returns when the machine first asked. */
  public Instant begun() {
    return steps.get(0).time();
  }

  /** Returns what kind of program asked, in words. */
  public String client() {
    return switch (architecture) {
      case SYSTEM -> "from an operating system";
      case -1 -> "by DHCP";
      case 0 -> "from BIOS firmware";
      default -> "from UEFI firmware (architecture " + architecture + ")";
    };
  }

  /** Returns the kind of firmware that asked; empty when the log does not say. */
  public String firmware() {
    return switch (architecture) {
      case SYSTEM -> "none: a system";
      case -1 -> "";
      case 0 -> "BIOS";
      default -> "UEFI (" + architecture + ")";
    };
  }

  /** Whether a network boot was seen, and not only a system that asks for its address. */
  boolean isNetworkBoot() {
    return architecture != SYSTEM || !stage().isBefore(Stage.NBP);
  }

  /** What configuration of {@code pxelinux.cfg} it got, if it came so far. */
  public Optional<String> config() {
    return steps.stream().filter(s -> s.stage() == Stage.CONFIG).map(BootStep::what).findFirst();
  }

  /** Whether it goes on from here without the server: the rest is its own affair. */
  public boolean isHandedOver() {
    return !stage().isBefore(Stage.CONFIG);
  }

  /** Why it does not go on, by that moment; empty when it does. */
  public String stuckAt(Instant now) {
    if (!stuck.isEmpty() || isHandedOver()) {
      return stuck;
    }
    return now.isAfter(last().time().plus(TIMEOUT)) ? "silent after " + stage().word() : "";
  }

  /** From the step before to this one. */
  public Duration took(int step) {
    return step == 0
        ? Duration.ZERO
        : Duration.between(steps.get(step - 1).time(), steps.get(step).time());
  }
}
