package io.pxedock.console.dashboard.state;

import java.time.Instant;
import java.util.Optional;

/** Something that lies over the panels and takes all keys: a question, a form, a list. */
public interface Overlay {
  /**
   * What a key does.
   *
   * @param model with this overlay on top
   */
  Update key(String key, Model model);

  /** Handles pasted text; an overlay without a text field ignores it. */
  default Update paste(String text, Model model) {
    return Update.to(model);
  }

  /** Handles the mouse wheel: presses an arrow key once for each line. */
  default Model scrolled(int lines, Model model) {
    Model moved = model;
    for (int i = 0; i < Math.abs(lines); i++) {
      moved = key(lines < 0 ? "Up" : "Down", moved).model();
    }
    return moved;
  }

  /** Returns whether no key may act before the operator can have seen the overlay. */
  default boolean waitsToBeSeen() {
    return false;
  }

  /** Returns the overlay as it is from the moment that the terminal shows it. */
  default Overlay seenAt(Instant time) {
    return this;
  }

  /** Returns when keys begin to act, if the overlay is shown and they do not act yet. */
  default Optional<Instant> opensAt() {
    return Optional.empty();
  }

  /** Returns how the overlay looks now. */
  OverlayContent sheet(Model model);
}
