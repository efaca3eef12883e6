package io.pxedock.model;

/** Numbers with their nouns in messages. */
public final class Counted {
  private Counted() {}

  /** Returns a number and its noun, such as "1 host" and "2 hosts"; the plural takes an s. */
  public static String words(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
