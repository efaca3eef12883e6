package io.pxedock.console.dashboard.state;

/** The sources that keep the dashboard up to date. */
public enum Source {
  DOCKER("Docker events"),
  LOG("log"),
  /** The log of the site's own web server; unused if images/ is served externally. */
  IMAGES("images log"),
  FILES("file watch"),
  SWITCH("switch monitor");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  /** Returns whether the source also reports what happened before it was opened. */
  public boolean isLog() {
    return this == LOG || this == IMAGES;
  }

  /** Returns what the source is called on the screen. */
  public String words() {
    return words;
  }
}
