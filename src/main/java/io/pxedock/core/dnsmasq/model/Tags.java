package io.pxedock.core.dnsmasq.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tags of a client; of some it is not known whether it has them. */
final class Tags {
  private final Set<String> has = new HashSet<>();
  private final Set<String> maybe = new HashSet<>();

  Tags() {}

  Tags(Tags other) {
    has.addAll(other.has);
    maybe.addAll(other.maybe);
  }

  void add(String tag, Known known) {
    if (known == Known.YES) {
      has.add(tag);
    } else if (known == Known.UNKNOWN) {
      maybe.add(tag);
    }
  }

  private Known contains(String tag) {
    if (has.contains(tag)) {
      return Known.YES;
    }
    return maybe.contains(tag) ? Known.UNKNOWN : Known.NO;
  }

  /**
   * Whether the client has all the tags, and none of those with a {@code !} in front (match_netid,
   * dhcp-common.c).
   *
   * @param ofNone the answer when nothing is asked for
   */
  Known match(List<String> wanted, boolean ofNone) {
    if (wanted.isEmpty()) {
      return Known.of(ofNone);
    }
    Known all = Known.YES;
    for (String tag : wanted) {
      if (tag.isEmpty()) {
        // dnsmasq follows a null pointer here.
        return Known.UNKNOWN;
      }
      boolean isNegated = tag.charAt(0) == '!' || tag.charAt(0) == '#';
      Known one = contains(isNegated ? tag.substring(1) : tag);
      all = all.and(isNegated ? one.not() : one);
    }
    return all;
  }

  /**
   * Returns the match in which a star at the end of a tag stands for any ending (match_netid_wild).
   */
  Known matchWild(List<String> wanted) {
    Known all = Known.YES;
    for (String tag : wanted) {
      boolean isNegated = tag.startsWith("!") || tag.startsWith("#");
      String name = isNegated ? tag.substring(1) : tag;
      Known one =
          name.endsWith("*") ? startsWith(name.substring(0, name.length() - 1)) : contains(name);
      all = all.and(isNegated ? one.not() : one);
    }
    return all;
  }

  private Known startsWith(String start) {
    if (has.stream().anyMatch(tag -> tag.startsWith(start))) {
      return Known.YES;
    }
    return maybe.stream().anyMatch(tag -> tag.startsWith(start)) ? Known.UNKNOWN : Known.NO;
  }
}
