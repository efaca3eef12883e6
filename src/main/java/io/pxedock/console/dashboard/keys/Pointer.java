package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.state.Focus;
import io.pxedock.console.dashboard.state.Layout;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.Panel;
import java.util.Optional;

/**
 * What the mouse does: a click selects, the wheel scrolls what is under it. It never changes
 * anything, and it answers no question.
 */
public final class Pointer {
  private static final int WHEEL = 3;

  private Pointer() {}

  /**
   * Returns the model after one step of the wheel, {@code -1} up or {@code 1} down, over the panel
   * at a position, or in the overlay if one is open.
   */
  public static Model wheel(Model model, int column, int row, int direction) {
    Optional<Overlay> overlay = model.overlay();
    if (overlay.isPresent()) {
      return overlay.get().scrolled(direction * WHEEL, model);
    }
    return under(model, column, row)
        .map(
            panel -> {
              Focus look = model.look();
              Model moved = Moves.moved(model.with(look.over(panel)), direction * step(panel));
              return moved.with(moved.look().over(look.panel()));
            })
        .orElse(model);
  }

  private static int step(Panel panel) {
    return panel == Panel.PATH ? 1 : WHEEL;
  }

  /** Returns the model after a click at a position; an open overlay takes none. */
  public static Model click(Model model, int column, int row) {
    if (model.overlay().isPresent()) {
      return model;
    }
    return under(model, column, row).map(panel -> clicked(model, panel, row)).orElse(model);
  }

  private static Model clicked(Model model, Panel panel, int row) {
    // Of the panel as it lies there now: with the focus it may lie elsewhere.
    int line = row - model.layout().area(panel).orElseThrow().row();
    Model focused = model.look().panel() == panel ? model : model.with(model.look().at(panel));
    return panel.rows().clicked(focused, line);
  }

  private static Optional<Panel> under(Model model, int column, int row) {
    Layout layout = model.layout();
    for (Panel panel : Panel.values()) {
      if (layout.area(panel).filter(area -> area.holds(column, row)).isPresent()) {
        return Optional.of(panel);
      }
    }
    return Optional.empty();
  }
}
