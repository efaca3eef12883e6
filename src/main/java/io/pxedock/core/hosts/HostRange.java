package io.pxedock.core.hosts;

import io.pxedock.model.Failure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Several hosts in one word: {@code cpu-[01-12]} stands for cpu-01, cpu-02 and so on. */
final class HostRange {
  private static final Pattern RANGE =
      Pattern.compile("([^\\[\\]]*)\\[(\\d{1,5})-(\\d{1,5})]([^\\[\\]]*)");
  private static final int MOST = 1000;

  private HostRange() {}

  /**
   * Returns the words of the range; the word itself if it is not a range.
   *
   * @throws Failure usage, when the brackets hold no range of at most 1000 numbers
   */
  static List<String> expand(String word) {
    if (word.indexOf('[') < 0 && word.indexOf(']') < 0) {
      return List.of(word);
    }
    Matcher m = RANGE.matcher(word);
    if (m.matches()) {
      int first = Integer.parseInt(m.group(2));
      int last = Integer.parseInt(m.group(3));
      if (first <= last && last - first < MOST) {
        String format = "%0" + m.group(2).length() + "d";
        return IntStream.rangeClosed(first, last)
            .mapToObj(n -> m.group(1) + String.format(format, n) + m.group(4))
            .toList();
      }
    }
    throw Failure.usage(
        "'" + word + "' is not a range of hosts", "write it as cpu-[01-12], at most " + MOST);
  }
}
