package io.pxedock.console.dashboard.state;

/** Something that happened: a key, an answer from the background, a change of the site. */
public interface Message {
  /** The model after it, and what is to be done. */
  Update on(Model model);
}
