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
 */
public record Boot(MacAddress mac, List<BootStep> steps, int tries, String stuck) {
  /** A machine that is silent for so long before its kernel came is stuck. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  static Boot begun(MacAddress mac, BootStep first) {
    return new Boot(mac, List.of(first), 1, "");
  }

  Boot reached(BootStep step) {
    List<BootStep> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Boot(mac, List.copyOf(longer), tries, "");
  }

  Boot triedAgain() {
    return new Boot(mac, steps.subList(0, 1), tries + 1, "");
  }

  Boot stuckBy(String reason) {
    return new Boot(mac, steps, tries, reason);
  }

  public Stage stage() {
    return last().stage();
  }

  public BootStep last() {
    return steps.get(steps.size() - 1);
  }

  public Instant begun() {
    return steps.get(0).time();
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
