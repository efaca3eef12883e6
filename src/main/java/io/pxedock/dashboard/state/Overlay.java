package io.pxedock.dashboard.state;

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

  /** How it looks now. */
  Sheet sheet(Model model);
}
