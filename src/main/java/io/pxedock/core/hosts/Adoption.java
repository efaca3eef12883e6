package io.pxedock.core.hosts;

import io.pxedock.model.Counted;
import io.pxedock.model.Failure;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives names to machines that ask and are not registered, to register them. */
public final class Adoption {
  private static final String PREFIX = "node-";

  /** A range without an end, such as {@code cpu-[05-..]}. */
  private static final Pattern OPEN =
      Pattern.compile("([^\\[\\]]*)\\[(\\d{1,5})-\\.\\.]([^\\[\\]]*)");

  private Adoption() {}

  /**
   * Returns the hosts to register, in the order of the MACs, each with the next free address.
   *
   * @param pattern a name, a range, or a range without an end, which goes as far as there are MACs;
   *     empty for {@code node-} and the end of the MAC
   * @throws Failure USAGE if the pattern does not give one name for each MAC
   */
  public static List<NewHost> of(List<MacAddress> macs, String pattern) {
    List<String> names = names(macs, pattern);
    List<NewHost> hosts = new ArrayList<>();
    for (int i = 0; i < macs.size(); i++) {
      hosts.add(new NewHost(names.get(i), "", macs.get(i), null, null));
    }
    return hosts;
  }

  private static List<String> names(List<MacAddress> macs, String pattern) {
    if (pattern.isEmpty()) {
      return macs.stream().map(mac -> PREFIX + mac.text().replace(":", "").substring(6)).toList();
    }
    List<String> names = HostRange.expand(closed(pattern, macs.size()));
    if (names.size() != macs.size()) {
      throw Failure.usage(
          "'"
              + pattern
              + "' gives "
              + Counted.words(names.size(), "name")
              + " for "
              + Counted.words(macs.size(), "MAC"),
          "give a range that goes as far as there are MACs, such as cpu-[07-..]");
    }
    return names;
  }

  private static String closed(String pattern, int count) {
    Matcher m = OPEN.matcher(pattern);
    if (!m.matches()) {
      return pattern;
    }
    int last = Integer.parseInt(m.group(2)) + count - 1;
    return m.group(1) + "[" + m.group(2) + "-" + last + "]" + m.group(3);
  }
}
