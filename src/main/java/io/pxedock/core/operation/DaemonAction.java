package io.pxedock.core.operation;

/** What happens to dnsmasq and its container once the files are written. */
public enum DaemonAction {
  NONE("nothing"),
  /** SIGHUP: the host files are read again. */
  RELOAD("reload"),
  /** Stop and start: the configuration and bound images are read again too. */
  RESTART("restart"),
  START("start"),
  STOP("stop");

  private final String word;

  DaemonAction(String word) {
    this.word = word;
  }

  /** Returns the word for it, which is also the command. */
  public String word() {
    return word;
  }

  /** Returns whether dnsmasq is started, and so reads its configuration. */
  public boolean isStart() {
    return this == RESTART || this == START;
  }
}
