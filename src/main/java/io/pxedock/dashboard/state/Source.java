package io.pxedock.dashboard.state;

/** What keeps the dashboard up to date. */
public enum Source {
  DOCKER("Docker events"),
  LOG("log"),
  FILES("file watch"),
  SWITCH("switch monitor");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
