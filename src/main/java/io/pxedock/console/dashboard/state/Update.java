package io.pxedock.console.dashboard.state;

import io.pxedock.core.operation.Operation;
import java.util.List;

/** A new model, and what is to be done about it. */
public record Update(Model model, List<Effect> effects) {
  /** Returns an update without an effect. */
  public static Update to(Model model) {
    return new Update(model, List.of());
  }

  /** Returns an update with one effect. */
  public static Update to(Model model, Effect effect) {
    return new Update(model, List.of(effect));
  }

  /** Returns an update that carries out a change once it is confirmed. */
  public static Update change(Model model, Operation operation) {
    return to(
        model.with(model.activity().plans(operation.title())), world -> world.change(operation));
  }
}
