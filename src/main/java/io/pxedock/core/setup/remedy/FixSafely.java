package io.pxedock.core.setup.remedy;

import io.pxedock.core.diagnosis.Doctor;
import io.pxedock.core.diagnosis.SafeFix;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.ClearRescue;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.action.SystemChanges.ChangePort;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.switching.PortChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Carries out the safe remedies of everything that {@code doctor} finds, as one change. */
public record FixSafely() implements Operation {
  @Override
  public String title() {
    return "doctor --fix";
  }

  @Override
  public Scope scope() {
    return Scope.EVERYTHING;
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    List<Doctor.Check> safe = Doctor.of(snapshot).safe();
    Set<SafeFix> fixes = new LinkedHashSet<>();
    safe.forEach(check -> SafeFix.of(check.remedy()).ifPresent(fixes::add));
    if (fixes.isEmpty()) {
      return Plan.of(this, "no problem has a safe fix", DaemonAction.NONE);
    }
    List<String> armed = targets(fixes, SafeFix.Kind.CLEAR_FLAG);
    List<Change> changes =
        armed.isEmpty() ? List.of() : new ClearRescue(armed).plan(snapshot).changes();
    Plan plan =
        Plan.of(this, "fixed: " + codes(safe), changes)
            .with(action(fixes))
            .asking(
                "Fix "
                    + codes(safe)
                    + "? Nothing is taken from a machine, and no boot is cut off.");
    for (String port : targets(fixes, SafeFix.Kind.LINK_UP)) {
      plan = plan.doing(new ChangePort(PortChange.linkUp(port)));
    }
    return plan;
  }

  private static List<String> targets(Set<SafeFix> fixes, SafeFix.Kind kind) {
    return fixes.stream().filter(fix -> fix.kind() == kind).map(SafeFix::target).toList();
  }

  private static String codes(List<Doctor.Check> checks) {
    return checks.stream().map(Doctor.Check::code).distinct().collect(Collectors.joining(", "));
  }

  /** Returns the action that does all of it: dnsmasq reads the host files when it starts, too. */
  private static DaemonAction action(Set<SafeFix> fixes) {
    List<SafeFix.Kind> kinds = fixes.stream().map(SafeFix::kind).toList();
    if (kinds.contains(SafeFix.Kind.START)) {
      return DaemonAction.START;
    }
    return kinds.contains(SafeFix.Kind.RELOAD) ? DaemonAction.RELOAD : DaemonAction.NONE;
  }
}
