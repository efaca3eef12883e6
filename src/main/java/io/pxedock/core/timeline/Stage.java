package io.pxedock.core.timeline;

/** The stages of a network boot that the logs show, in the order a boot takes them. */
public enum Stage {
  DISCOVER("DISCOVER"),
  OFFER("OFFER"),
  REQUEST("REQUEST"),
  ACK("ACK"),
  /** The boot loader is sent. */
  NBP("NBP"),
  CONFIG("config"),
  KERNEL("kernel"),
  INITRD("initrd"),
  /** The system that was booted fetches from images/, where the site serves them itself. */
  IMAGE("image");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  /** Returns the word for the stage. */
  public String word() {
    return word;
  }

  /** Returns whether a boot reaches this stage before the other. */
  public boolean isBefore(Stage other) {
    return compareTo(other) < 0;
  }
}
