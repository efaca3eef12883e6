package io.pxedock.adapter.openvswitch;

import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import java.util.Locale;

/** Why the switch or the links could not be looked at, each with its own remedy. */
final class SwitchFailure {
  /** Signal 14, with which ovs-vsctl ends itself when its own time is up. */
  private static final int ALARM = 128 + 14;

  private SwitchFailure() {}

  static Failure ofSwitch(Outcome outcome) {
    return switch (cause(outcome)) {
      case MISSING ->
          Failure.unreachable(
              "ovs-vsctl is not installed",
              Remedy.by("install it", "apt-get", "install", "openvswitch-switch"));
      case SILENT ->
          Failure.unreachable(
              "Open vSwitch's database does not answer",
              Remedy.by("restart it", "systemctl", "restart", "openvswitch-switch"));
      case FORBIDDEN ->
          Failure.unreachable(
              "no permission for Open vSwitch: " + said(outcome), "run pxedock with sudo");
      case DOWN ->
          Failure.unreachable(
              "Open vSwitch is not running: " + said(outcome),
              Remedy.by("start it", "systemctl", "start", "openvswitch-switch"));
      case REFUSED ->
          Failure.unreachable(
              "ovs-vsctl failed: " + said(outcome),
              Remedy.run("ovs-vsctl", "show").suffixed(" to see more"));
    };
  }

  /** What keeps ovs-vsctl from working. */
  private enum Cause {
    MISSING,
    SILENT,
    FORBIDDEN,
    DOWN,
    /** Open vSwitch answered, and did not do it. */
    REFUSED
  }

  private static Cause cause(Outcome outcome) {
    if (outcome.ending() == Ending.MISSING) {
      return Cause.MISSING;
    }
    if (outcome.ending() == Ending.TIMED_OUT || outcome.exit() == ALARM) {
      return Cause.SILENT;
    }
    // The words of ovs-vsctl, which has one exit code for all of them.
    String said = said(outcome).toLowerCase(Locale.ROOT);
    if (said.contains("permission denied")) {
      return Cause.FORBIDDEN;
    }
    return said.contains("database connection failed") ? Cause.DOWN : Cause.REFUSED;
  }

  /** A change that did not happen: refused, unless nobody was there to refuse it. */
  static Failure ofChange(Outcome outcome, boolean isOfLinks) {
    Failure failure = isOfLinks ? ofLinks(outcome) : ofSwitch(outcome);
    boolean refused =
        outcome.ending() == Ending.EXITED && (isOfLinks || cause(outcome) == Cause.REFUSED);
    return refused ? Failure.failed(failure.what(), failure.remedy()) : failure;
  }

  static Failure ofLinks(Outcome outcome) {
    if (outcome.ending() == Ending.MISSING) {
      return Failure.unreachable(
          "ip is not installed, so the state of links is unknown",
          Remedy.by("install it", "apt-get", "install", "iproute2"));
    }
    return Failure.unreachable(
        outcome.ending() == Ending.TIMED_OUT ? "ip does not answer" : "ip failed: " + said(outcome),
        Remedy.run("ip", "link").suffixed(" to see more"));
  }

  /** The first line of the complaint, without the program's name. */
  private static String said(Outcome outcome) {
    return outcome
        .stderr()
        .lines()
        .findFirst()
        .map(line -> line.replaceFirst("^(ovs-vsctl|ip): ", ""))
        .orElse("exit code " + outcome.exit());
  }
}
