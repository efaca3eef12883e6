package io.pxedock.core.hosts;

import io.pxedock.model.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Several hosts in one word: {@code cpu-[01-12]} stands for cpu-01, cpu-02 and so on. */
public final class HostRange {
  private static final Pattern RANGE =
      Pattern.compile("([^\\[\\]]*)\\[(\\d{1,5})-(\\d{1,5})]([^\\[\\]]*)");
  private static final int MAX_HOSTS = 1000;

  /** The last number in a name, with at most five digits as a range takes them. */
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,5})(\\D*)");

  private static final int LEAST_RUN = 3;

  private HostRange() {}

  /**
   * Returns the words of the range; the word itself if it is not a range.
   *
   * @throws Failure USAGE if there is no range of at most 1000 numbers in the brackets
   */
  public static List<String> expand(String word) {
    if (word.indexOf('[') < 0 && word.indexOf(']') < 0) {
      return List.of(word);
    }
    Matcher m = RANGE.matcher(word);
    if (m.matches()) {
      int first = Integer.parseInt(m.group(2));
      int last = Integer.parseInt(m.group(3));
      if (first <= last && last - first < MAX_HOSTS) {
        String format = "%0" + m.group(2).length() + "d";
        return IntStream.rangeClosed(first, last)
            .mapToObj(n -> m.group(1) + String.format(format, n) + m.group(4))
            .toList();
      }
    }
    throw Failure.usage(
        "'" + word + "' is not a range of hosts", "write it as cpu-[01-12], at most " + MAX_HOSTS);
  }

  /**
   * Returns the names with each run of at least three numbers as one range, such as {@code
   * cpu-[01-12]}; in the order of the first name of each.
   */
  public static List<String> fold(List<String> names) {
    Map<String, TreeMap<Integer, String>> groups = new LinkedHashMap<>();
    for (String name : names) {
      Matcher m = NUMBERED.matcher(name);
      boolean numbered = m.matches() && name.indexOf('[') < 0;
      String group = numbered ? m.group(1) + "\0" + m.group(2).length() + m.group(3) : name;
      int number = numbered ? Integer.parseInt(m.group(2)) : 0;
      groups.computeIfAbsent(group, g -> new TreeMap<>()).put(number, name);
    }
    List<String> folded = new ArrayList<>();
    groups.values().forEach(group -> addRuns(folded, group));
    return folded;
  }

  private static void addRuns(List<String> folded, TreeMap<Integer, String> group) {
    List<Integer> run = new ArrayList<>();
    for (int number : group.keySet()) {
      if (!run.isEmpty() && number != run.get(run.size() - 1) + 1) {
        addRun(folded, run, group);
        run.clear();
      }
      run.add(number);
    }
    addRun(folded, run, group);
  }

  private static void addRun(List<String> folded, List<Integer> run, Map<Integer, String> group) {
    String first = group.get(run.get(0));
    Matcher m = NUMBERED.matcher(first);
    if (run.size() < LEAST_RUN || !m.matches()) {
      run.forEach(number -> folded.add(group.get(number)));
      return;
    }
    String last = String.format("%0" + m.group(2).length() + "d", run.get(run.size() - 1));
    folded.add(m.group(1) + "[" + m.group(2) + "-" + last + "]" + m.group(3));
  }
}
