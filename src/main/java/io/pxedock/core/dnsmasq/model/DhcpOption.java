package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code dhcp-option} (parse_dhcp_opt, option.c): tags, with their prefix or in the old form
 * without one, then the option and its values.
 *
 * @param option its number, or {@code option:} and its name; empty if the line names none
 * @param place the line of the configuration
 */
public record DhcpOption(List<String> tags, String option, List<String> values, ConfLine place) {
  private static final List<String> ROUTER = List.of("3", "option:router");

  /** Returns the options that the configuration tells, in its order. */
  public static List<DhcpOption> of(Configuration conf) {
    return conf.lines().stream()
        .filter(line -> line.name().matches("dhcp-option(-force)?"))
        .map(DhcpOption::parse)
        .toList();
  }

  private static DhcpOption parse(ConfLine line) {
    List<String> words = line.words();
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.matches("[0-9]+|option6?:.*")) {
        return new DhcpOption(
            List.copyOf(tags), word, List.copyOf(words.subList(i + 1, words.size())), line);
      }
      tags.add(word);
    }
    return new DhcpOption(List.copyOf(tags), "", List.of(), line);
  }

  /** Returns whether it is about the way out of the network. */
  public boolean isRouter() {
    return ROUTER.contains(option);
  }

  /** Returns the values that are addresses of IPv4. */
  public List<Ipv4Address> addresses() {
    return values.stream().map(Ipv4Address::tryParse).flatMap(Optional::stream).toList();
  }
}
