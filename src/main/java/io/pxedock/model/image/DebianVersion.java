package io.pxedock.model.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a package, ordered as dpkg orders versions (deb-version(7)).
 *
 * @param text with epoch and revision, as in 1:2.90-4~deb12u2
 */
public record DebianVersion(String text) implements Comparable<DebianVersion> {
  private static final Pattern PARTS = Pattern.compile("(?:([0-9]{1,9}):)?(.*?)(?:-([^-]*))?");

  @Override
  public int compareTo(DebianVersion other) {
    String[] mine = parts();
    String[] theirs = other.parts();
    int order = Integer.compare(Integer.parseInt(mine[0]), Integer.parseInt(theirs[0]));
    for (int i = 1; order == 0 && i < mine.length; i++) {
      order = compare(mine[i], theirs[i]);
    }
    return order;
  }

  /** Returns epoch, version and revision. */
  private String[] parts() {
    Matcher m = PARTS.matcher(text);
    return m.matches()
        ? new String[] {
          m.group(1) == null ? "0" : m.group(1), m.group(2), m.group(3) == null ? "" : m.group(3)
        }
        : new String[] {"0", text, ""};
  }

  /** Compares text and numbers in turn; a tilde is before everything, even the end. */
  private static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      while (isText(a, i) || isText(b, j)) {
        int order = Integer.compare(weight(a, i), weight(b, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int endOfA = endOfNumber(a, i);
      int endOfB = endOfNumber(b, j);
      int order = compareNumbers(number(a, i, endOfA), number(b, j, endOfB));
      if (order != 0) {
        return order;
      }
      i = endOfA;
      j = endOfB;
    }
    return 0;
  }

  private static boolean isText(String text, int at) {
    return at < text.length() && !isDigit(text.charAt(at));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int weight(String text, int at) {
    if (!isText(text, at)) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '~') {
      return -1;
    }
    boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter ? c : c + Character.MAX_VALUE;
  }

  private static int endOfNumber(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String number(String text, int from, int to) {
    return from < to ? text.substring(from, to).replaceFirst("^0+", "") : "";
  }

  /** Compares digits without leading zeros: they can be more than any type of number holds. */
  private static int compareNumbers(String a, String b) {
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }
}
