package io.pxedock.console.dashboard.state;

import io.pxedock.core.operation.Operation;
import io.pxedock.model.Failure;

/** A form whose operation is planned in the background while the form is filled in. */
public interface CheckedForm extends Overlay {
  /**
   * Returns the operation that saving the form would carry out.
   *
   * @throws Failure REFUSED if a field cannot be read
   */
  Operation operation();

  /** Returns whether the other form has the same text in every field. */
  boolean isSame(CheckedForm other);

  /** Returns this form with what its check found, and whether the form can be saved. */
  CheckedForm found(String finding, boolean isFine);
}
