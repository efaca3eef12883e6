package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.state.Update;
import java.util.Optional;

/** An overlay with one text field, which takes every key that the overlay has no other use for. */
interface FieldOverlay extends Overlay {
  /** Returns the field. */
  TextField field();

  /** Returns what a key of the overlay itself does; empty for a key of the field. */
  Optional<Update> pressed(String key, Model model);

  /** Returns the model with another text in the field. */
  Model typing(Model model, TextField text);

  @Override
  default Update key(String key, Model model) {
    return pressed(key, model)
        .orElseGet(() -> Update.to(field().key(key).map(f -> typing(model, f)).orElse(model)));
  }

  @Override
  default Update paste(String text, Model model) {
    return Update.to(typing(model, field().typed(text.strip())));
  }
}
