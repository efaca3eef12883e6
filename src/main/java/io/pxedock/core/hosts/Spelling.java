package io.pxedock.core.hosts;

/** Whether a word was probably meant for another. */
final class Spelling {
  private Spelling() {}

  /** Whether one insertion, deletion, replacement or swap of neighbours makes one the other. */
  static boolean isNear(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    String x = a.substring(i);
    String y = b.substring(i);
    return x.equals(y)
        || tail(x, 1).equals(tail(y, 1))
        || tail(x, 1).equals(y)
        || x.equals(tail(y, 1))
        || isSwap(x, y);
  }

  private static boolean isSwap(String x, String y) {
    return x.length() > 1
        && y.length() > 1
        && x.charAt(0) == y.charAt(1)
        && x.charAt(1) == y.charAt(0)
        && tail(x, 2).equals(tail(y, 2));
  }

  private static String tail(String s, int from) {
    return s.length() < from ? "" : s.substring(from);
  }
}
