package io.pxedock.model.text;

/**
 * The difference between two byte strings as one replaced range, which can be inverted.
 *
 * @param offset the start of the range, in bytes
 */
public record Splice(int offset, Bytes removed, Bytes inserted) {
  /** Returns the one stretch in which two contents differ. */
  public static Splice between(Bytes before, Bytes after) {
    String a = before.latin1();
    String b = after.latin1();
    int most = Math.min(a.length(), b.length());
    int head = 0;
    while (head < most && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    return new Splice(
        head,
        Bytes.ofLatin1(a.substring(head, a.length() - tail)),
        Bytes.ofLatin1(b.substring(head, b.length() - tail)));
  }

  /** Returns the splice that takes this one back. */
  public Splice inverse() {
    return new Splice(offset, inserted, removed);
  }

  /**
   * Replaces the range in {@code to}.
   *
   * @throws IllegalArgumentException if {@code to} does not contain the removed bytes at the offset
   */
  public Bytes apply(Bytes to) {
    String text = to.latin1();
    String gone = removed.latin1();
    if (!text.startsWith(gone, offset)) {
      throw new IllegalArgumentException("the text does not hold what the splice removes");
    }
    return Bytes.ofLatin1(
        text.substring(0, offset) + inserted.latin1() + text.substring(offset + gone.length()));
  }
}
