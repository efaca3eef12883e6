package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.ConfigLine;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HexField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which tags a client has before its dhcp-host is looked for (dhcp_reply, rfc2131.c). */
final class TagRules {
  /** From 2.86 on a star in the condition of tag-if stands for any ending. */
  private static final DnsmasqVersion WILD_CONDITIONS = new DnsmasqVersion(2, 86);

  private static final Set<String> SETTERS = Set.of("dhcp-mac", "dhcp-match", "dhcp-vendorclass");

  /** A line that gives a tag to some clients. */
  private record Setter(String option, List<String> words) {}

  /**
   * A line {@code tag-if}.
   *
   * @param conditions all of which a client must have
   * @param sets what it has then
   */
  private record Rule(List<String> conditions, List<String> sets) {}

  private final Configuration conf;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Setter> setters;

  TagRules(Configuration conf) {
    this.conf = conf;
    this.setters =
        conf.lines().stream()
            .filter(line -> SETTERS.contains(line.name()))
            .map(line -> new Setter(line.name(), line.words()))
            .toList();
    for (ConfLine line : conf.all("tag-if")) {
      List<String> conditions = new ArrayList<>();
      List<String> sets = new ArrayList<>();
      for (String word : line.words()) {
        (word.startsWith("set:") ? sets : conditions)
            .add(word.length() > 4 ? word.substring(4) : "");
      }
      rules.add(new Rule(conditions, sets));
    }
  }

  static final Optional<String> BAD = Optional.of("bad tag-if");

  /** Whether the words are those of a tag-if: each a tag with its prefix, one of them to set. */
  static boolean isConditions(List<String> words) {
    return words.stream()
            .allMatch(w -> w.length() > 4 && (w.startsWith("set:") || w.startsWith("tag:")))
        && words.stream().anyMatch(w -> w.startsWith("set:"));
  }

  /** The tags with those that tag-if adds (run_tag_if). */
  Tags run(Tags tags) {
    if (rules.isEmpty()) {
      return tags;
    }
    Tags all = new Tags(tags);
    boolean isWild = conf.version().compareTo(WILD_CONDITIONS) >= 0 || !conf.version().isKnown();
    for (Rule rule : rules) {
      Known holds = isWild ? all.matchWild(rule.conditions()) : all.match(rule.conditions(), true);
      rule.sets().forEach(tag -> all.add(tag, holds));
    }
    return all;
  }

  Tags of(Client client, String device) {
    Tags tags = new Tags();
    tags.add(device, Known.YES);
    for (Setter setter : setters) {
      List<String> words = setter.words();
      String tag = setTag(words.get(0));
      switch (setter.option()) {
        case "dhcp-mac" -> tags.add(tag, mac(words, client));
        case "dhcp-match" -> tags.add(tag, option(words, client));
        case "dhcp-vendorclass" -> tags.add(tag, vendorClass(words, client));
        default -> {
          // Of what only a relay or a named client sends: nobody here has the tag.
        }
      }
    }
    return tags;
  }

  private static String setTag(String word) {
    return word.startsWith("set:") ? word.substring(4) : word;
  }

  private static Known mac(List<String> words, Client client) {
    return words.size() < 2
        ? Known.NO
        : HexField.address(words.get(1))
            .map(field -> Known.of(field.fit(client.mac()) > 0))
            .orElse(Known.UNKNOWN);
  }

  private static Known vendorClass(List<String> words, Client client) {
    byte[] sent = client.options().get(Client.VENDOR_CLASS);
    if (sent == null) {
      return Known.NO;
    }
    if (words.size() != 2) {
      return Known.UNKNOWN;
    }
    String wanted = ConfigLine.unhide(words.get(1));
    return wanted.startsWith("enterprise:") || wanted.indexOf('\\') >= 0 || wanted.indexOf(':') >= 0
        ? Known.UNKNOWN
        : Known.of(new String(sent, StandardCharsets.ISO_8859_1).contains(wanted));
  }

  private static Known option(List<String> words, Client client) {
    if (words.size() < 2) {
      return Known.UNKNOWN;
    }
    String name = words.get(1).startsWith("option:") ? words.get(1).substring(7) : words.get(1);
    int number =
        switch (name) {
          case "client-arch" -> Client.ARCHITECTURE;
          case "vendor-class", "60" -> Client.VENDOR_CLASS;
          default -> name.matches("[0-9]{1,3}") ? Integer.parseInt(name) : -1;
        };
    if (number < 0) {
      return Known.UNKNOWN;
    }
    byte[] sent = client.options().get(number);
    if (sent == null) {
      return Known.NO;
    }
    if (words.size() == 2) {
      return Known.YES;
    }
    return number == Client.ARCHITECTURE
            && words.size() == 3
            && words.get(2).matches("[0-9]{1,5}")
            && sent.length == 2
        ? Known.of(Integer.parseInt(words.get(2)) == ((sent[0] & 255) << 8 | (sent[1] & 255)))
        : Known.UNKNOWN;
  }
}
