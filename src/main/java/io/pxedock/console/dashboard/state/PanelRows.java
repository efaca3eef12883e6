package io.pxedock.console.dashboard.state;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The rows of a panel that the cursor moves over, and where the model keeps that cursor.
 *
 * @param heading how many lines the panel has above its first row
 */
public record PanelRows(
    int heading,
    ToIntFunction<Model> size,
    Function<Model, ListScroll> scroll,
    BiFunction<Model, ListScroll, Model> scrolled) {

  /** No rows: the panel has no cursor. */
  static final PanelRows NONE =
      new PanelRows(1, model -> 0, model -> ListScroll.START, (model, scroll) -> model);

  /** Returns rows whose cursor is kept with the focus, by its place in the list. */
  static PanelRows of(ToIntFunction<Model> size, Panel panel) {
    return new PanelRows(
        1,
        size,
        model -> model.look().scroll(panel),
        (model, scroll) -> model.with(model.look().scrolled(panel, scroll)));
  }

  /** Returns the model with the cursor moved by {@code step} rows, at most to either end. */
  public Model moved(Model model, int step) {
    return scrolled.apply(model, scroll.apply(model).moved(step, size.applyAsInt(model)));
  }

  /** Returns the model with the cursor on a line of the panel, if there is a row. */
  public Model clicked(Model model, int line) {
    int row = scroll.apply(model).top() + line - heading;
    boolean isRow = line >= heading && row < size.applyAsInt(model);
    return isRow
        ? scrolled.apply(model, scroll.apply(model).to(row, size.applyAsInt(model)))
        : model;
  }

  /** Returns the model scrolled so that the cursor is among the lines of the panel. */
  Model settled(Model model, int lines) {
    ListScroll before = scroll.apply(model);
    ListScroll after = before.within(lines - heading, size.applyAsInt(model));
    return after.equals(before) ? model : scrolled.apply(model, after);
  }
}
