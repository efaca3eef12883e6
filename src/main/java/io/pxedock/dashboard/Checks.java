package io.pxedock.dashboard;

import io.pxedock.dashboard.state.HostForm;
import io.pxedock.dashboard.state.Message;
import io.pxedock.dashboard.state.Messages;
import io.pxedock.dashboard.state.SiteView;
import io.pxedock.model.Failure;
import io.pxedock.operation.Plan;

/** Checks a form as it is typed, by the very plan that Save would make. */
final class Checks {
  private Checks() {}

  static Message of(HostForm form, SiteView view) {
    try {
      Plan plan = form.operation().plan(view.snapshot());
      String finding = plan.isEmpty() ? "nothing to change" : "✓ when saved: " + plan.summary();
      return new Messages.Checked(form, finding, true);
    } catch (Failure e) {
      return new Messages.Checked(form, e.line(), false);
    }
  }
}
