package io.pxedock.console.dashboard.keys;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.Update;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A key and what it does: the one place that the screen, the help and the manual read.
 *
 * @param keys by their names
 * @param shown the keys as they are written down
 * @param word for the bottom line; empty leaves it out there
 * @param what for the help
 * @param panels where it works; empty for everywhere
 * @param whyNot why it does nothing now; empty when it works
 * @param always whether it works on a screen that is too small for the panels
 */
public record Binding(
    String group,
    List<String> keys,
    String shown,
    String word,
    String what,
    Set<Panel> panels,
    Function<Model, String> whyNot,
    boolean always,
    BiFunction<String, Model, Update> act) {

  static Binding of(
      String group,
      String keys,
      String shown,
      String word,
      String what,
      Function<Model, Update> act) {
    return each(group, keys, shown, word, what, (key, model) -> act.apply(model));
  }

  /**
   * Creates a binding whose keys do different things.
   *
   * @param act gets the key that was pressed
   */
  static Binding each(
      String group,
      String keys,
      String shown,
      String word,
      String what,
      BiFunction<String, Model, Update> act) {
    return new Binding(
        group, List.of(keys.split(" ")), shown, word, what, Set.of(), model -> "", false, act);
  }

  Binding keyed(String key) {
    return new Binding(group, List.of(key), shown, word, what, panels, whyNot, always, act);
  }

  Binding in(Panel... where) {
    return new Binding(group, keys, shown, word, what, Set.of(where), whyNot, always, act);
  }

  Binding unless(Function<Model, String> reason) {
    return new Binding(group, keys, shown, word, what, panels, reason, always, act);
  }

  Binding onAnyScreen() {
    return new Binding(group, keys, shown, word, what, panels, whyNot, true, act);
  }

  /** Returns whether the binding applies to the panel in focus. */
  public boolean isHere(Model model) {
    return panels.isEmpty() || panels.contains(model.look().panel());
  }
}
