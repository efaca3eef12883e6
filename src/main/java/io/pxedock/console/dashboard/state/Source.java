package io.pxedock.console.dashboard.state;

/** What keeps the dashboard up to date. */
public enum Source {
  DOCKER("Docker events"),
  LOG("log"),
  /** Of the site's own web server; there is none where others serve images/. */
  IMAGES("images log"),
  FILES("file watch"),
  SWITCH("switch monitor");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  /** Whether it tells what was while nobody listened. */
  public boolean isLog() {
    return this == LOG || this == IMAGES;
  }

  public String words() {
    return words;
  }
}
