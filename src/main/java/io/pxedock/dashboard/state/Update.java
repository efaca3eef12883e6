package io.pxedock.dashboard.state;

import java.util.List;

/** A new model, and what is to be done about it. */
public record Update(Model model, List<Effect> effects) {
  public static Update to(Model model) {
    return new Update(model, List.of());
  }

  public static Update to(Model model, Effect effect) {
    return new Update(model, List.of(effect));
  }
}
