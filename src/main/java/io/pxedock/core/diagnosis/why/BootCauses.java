package io.pxedock.core.diagnosis.why;

import io.pxedock.core.log.LogEvent;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.BootOutcome;
import io.pxedock.core.timeline.Stage;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the log shows of the last boot, where it began with the files that are in force. */
final class BootCauses {
  private static final int DEFAULT_TFTP_MAX = 50;
  private static final Duration AROUND = Duration.ofSeconds(60);

  private BootCauses() {}

  static List<Problem> of(Facts facts) {
    Optional<BootOutcome> last = facts.latestSinceLoad();
    boolean isStuck =
        last.filter(
                o -> o.state() == BootOutcome.State.STUCK || o.state() == BootOutcome.State.GAVE_UP)
            .isPresent();
    return isStuck ? of(facts, last.get()).stream().toList() : List.of();
  }

  private static Optional<Problem> of(Facts facts, BootOutcome outcome) {
    Boot boot = outcome.boot();
    String name = facts.name();
    if (boot.stuck().startsWith("refused")) {
      return finding(
          "refused-request",
          "dnsmasq refused the address that " + name + " asked for: " + boot.stuck(),
          Remedy.of("power cycle it; if that does not help, look for a second DHCP server"));
    }
    if (boot.stuck().endsWith(" cut off")) {
      return finding(
          "transfer-cut",
          "the transfer of a file to " + name + " was cut off: " + boot.stuck(),
          Remedy.of("check its cable, its switch port and the MTU"));
    }
    if (!boot.stuck().isEmpty()) {
      return ofWords(facts, boot);
    }
    if (isAtLimit(facts, boot)) {
      return finding(
          "tftp-limit",
          "as many machines loaded files at once as dnsmasq serves: tftp-max is " + tftpMax(facts),
          Remedy.of("raise tftp-max in dnsmasq.conf, then run 'pxedock restart'"));
    }
    return switch (boot.stage()) {
      case DISCOVER ->
          finding(
              "not-offered",
              "dnsmasq did not answer " + name + ", though it heard it",
              Remedy.run("pxedock", "preflight", name));
      case OFFER ->
          finding(
              "other-server",
              name
                  + " was offered "
                  + boot.ip().orElse("an address")
                  + " and did not take it: another DHCP server was faster, or the offer does not"
                  + " reach it",
              Remedy.of("look for another DHCP server with a capture of ports 67 and 68"));
      case ACK ->
          finding(
              "no-tftp-request",
              name + " has its address and asked for no boot file",
              Remedy.of("check that it boots from the network, and dhcp-boot for its firmware"));
      default ->
          finding(
              "silent-after",
              name + " fell silent after " + boot.stage().word() + ": " + outcome.reason(),
              Remedy.run("pxedock", "rehearse", name).suffixed(", and look at its console"));
    };
  }

  // The walk over the files says more of what was not found, if it still is not.
  private static Optional<Problem> ofWords(Facts facts, Boot boot) {
    if (boot.stuck().equals("no address available")) {
      return finding(
          "not-offered",
          "dnsmasq had no address for " + facts.name() + " (no address available)",
          Remedy.run("pxedock", "preflight", facts.name()));
    }
    return Optional.empty();
  }

  private static Optional<Problem> finding(String code, String message, Remedy remedy) {
    return Optional.of(Problem.error(code, null, message, remedy));
  }

  /** Whether as many other machines as dnsmasq serves at once were served then. */
  private static boolean isAtLimit(Facts facts, Boot boot) {
    boolean isLoading = boot.stage() == Stage.ACK || !boot.stage().isBefore(Stage.NBP);
    if (!isLoading) {
      return false;
    }
    Instant then = boot.last().time();
    Set<Ipv4Address> served = new HashSet<>();
    for (LogEvent event : facts.log()) {
      if (event instanceof LogEvent.Tftp tftp
          && tftp.ip() != null
          && !then.minus(AROUND).isAfter(tftp.line().time())
          && !then.plus(AROUND).isBefore(tftp.line().time())) {
        served.add(tftp.ip());
      }
    }
    return served.size() >= tftpMax(facts);
  }

  private static int tftpMax(Facts facts) {
    return facts
        .snapshot()
        .files()
        .orThrow()
        .conf()
        .last("tftp-max")
        .map(line -> line.value().strip())
        .filter(value -> value.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .orElse(DEFAULT_TFTP_MAX);
  }
}
