package io.pxedock.console.dashboard;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.CheckedForm;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.SiteView;
import io.pxedock.core.operation.Plan;
import io.pxedock.model.Failure;

/** Checks a form as it is typed, by the very plan that Save would make. */
final class Checks {
  private Checks() {}

  static Message of(CheckedForm form, SiteView view) {
    try {
      Plan plan = form.operation().plan(view.snapshot());
      String finding = plan.isEmpty() ? "nothing to change" : "✓ when saved: " + plan.summary();
      return new Messages.Checked(form, finding, true);
    } catch (Failure e) {
      return new Messages.Checked(form, e.line(), false);
    }
  }
}
