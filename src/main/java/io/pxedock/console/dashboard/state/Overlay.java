package io.pxedock.console.dashboard.state;

/** Something that lies over the panels and takes all keys: a question, a form, a list. */
public interface Overlay {
  /**
   * What a key does.
   *
   * @param model with this overlay on top
   */
  Update key(String key, Model model);

  /** What pasted text does; nothing, except where text is typed. */
  default Update paste(String text, Model model) {
    return Update.to(model);
  }

  /** What the wheel of a mouse does: as many steps of the arrow keys, where it scrolls by them. */
  default Model scrolled(int lines, Model model) {
    Model moved = model;
    for (int i = 0; i < Math.abs(lines); i++) {
      moved = key(lines < 0 ? "Up" : "Down", moved).model();
    }
    return moved;
  }

  /** How it looks now. */
  OverlayContent sheet(Model model);
}
