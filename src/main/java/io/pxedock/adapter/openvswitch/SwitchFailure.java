package io.pxedock.adapter.openvswitch;

import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.model.Failure;
import java.util.Locale;

/** Why the switch or the links could not be looked at, each with its own remedy. */
final class SwitchFailure {
  /** Signal 14, with which ovs-vsctl ends itself when its own time is up. */
  private static final int ALARM = 128 + 14;

  private SwitchFailure() {}

  static Failure ofSwitch(Outcome outcome) {
    if (outcome.ending() == Ending.MISSING) {
      return Failure.unreachable(
          "ovs-vsctl is not installed", "install it: apt-get install openvswitch-switch");
    }
    if (outcome.ending() == Ending.TIMED_OUT || outcome.exit() == ALARM) {
      return Failure.unreachable(
          "Open vSwitch's database gives no answer",
          "restart it: systemctl restart openvswitch-switch");
    }
    String said = said(outcome);
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("permission denied")) {
      return Failure.unreachable(
          "no permission for Open vSwitch: " + said, "run pxedock with sudo");
    }
    if (lower.contains("database connection failed")) {
      return Failure.unreachable(
          "Open vSwitch does not run: " + said, "start it: systemctl start openvswitch-switch");
    }
    return Failure.unreachable("ovs-vsctl failed: " + said, "run 'ovs-vsctl show' to see more");
  }

  /** A change that did not happen: refused, unless nobody was there to refuse it. */
  static Failure ofChange(Outcome outcome, boolean isOfLinks) {
    Failure failure = isOfLinks ? ofLinks(outcome) : ofSwitch(outcome);
    boolean refused = outcome.ending() == Ending.EXITED && failure.what().contains(" failed: ");
    return refused ? Failure.failed(failure.what(), failure.remedy()) : failure;
  }

  static Failure ofLinks(Outcome outcome) {
    if (outcome.ending() == Ending.MISSING) {
      return Failure.unreachable(
          "ip is not installed, so links cannot be looked at",
          "install it: apt-get install iproute2");
    }
    return Failure.unreachable(
        outcome.ending() == Ending.TIMED_OUT ? "ip gives no answer" : "ip failed: " + said(outcome),
        "run 'ip link' to see more");
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
