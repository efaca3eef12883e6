package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.DnsmasqRule;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the dhcp-host that is about a client (find_config, dhcp-common.c): first one with tags that
 * fit, then one without tags; of those, one that names the MAC before one with a pattern.
 */
final class EntrySearch {
  /**
   * The result of a search.
   *
   * @param entry null if there is none
   * @param unknown why it is not known; null if it is known
   */
  record Found(HostEntry entry, String unknown) {
    private static final Found NOTHING = new Found(null, null);

    boolean isKnown() {
      return unknown == null;
    }
  }

  private final Loaded loaded;
  private final HostEntries entries;
  private final Contexts contexts;

  EntrySearch(Loaded loaded, Contexts contexts) {
    this.loaded = loaded;
    this.entries = loaded.entries();
    this.contexts = contexts;
  }

  /** Returns the entry whose address, if it has one, is in a range of the segment. */
  Found onSegment(MacAddress mac, Tags tags) {
    return find(mac, tags, contexts::contains, false);
  }

  /** Returns the entry, whatever address it has: of IPv4 or of IPv6. */
  Found elsewhere(MacAddress mac, Tags tags) {
    return find(mac, tags, ip -> true, true);
  }

  private Found find(
      MacAddress mac, Tags tags, Predicate<Ipv4Address> isInContext, boolean anyFamily) {
    Found tagged = findMatch(mac, tags, false, isInContext, anyFamily);
    return tagged.isKnown() && tagged.entry() == null
        ? findMatch(mac, tags, true, isInContext, anyFamily)
        : tagged;
  }

  private Found findMatch(
      MacAddress mac,
      Tags tags,
      boolean ofNone,
      Predicate<Ipv4Address> isInContext,
      boolean anyFamily) {
    List<HostEntry> own = entries.of(mac);
    for (HostEntry entry : own) {
      Known fits = fits(entry, tags, ofNone, isInContext, anyFamily);
      if (fits == Known.UNKNOWN) {
        return unknown(entry);
      }
      if (fits == Known.YES) {
        boolean isSure = own.stream().noneMatch(other -> loaded.isUnordered(entry, other));
        return isSure
            ? new Found(entry, null)
            : new Found(null, "the order of the files of a directory decides");
      }
    }
    return findPattern(mac, tags, ofNone, isInContext, anyFamily);
  }

  private Found findPattern(
      MacAddress mac,
      Tags tags,
      boolean ofNone,
      Predicate<Ipv4Address> isInContext,
      boolean anyFamily) {
    HostEntry best = null;
    int most = 0;
    for (HostEntry entry : entries.withPatterns()) {
      int fit = entry.fit(mac);
      if (fit > most) {
        Known fits = fits(entry, tags, ofNone, isInContext, anyFamily);
        if (fits == Known.UNKNOWN) {
          return unknown(entry);
        }
        if (fits == Known.YES) {
          best = entry;
          most = fit;
        }
      }
    }
    return best == null ? Found.NOTHING : new Found(best, null);
  }

  private static Found unknown(HostEntry entry) {
    return new Found(
        null,
        entry.join() == HostEntry.Join.NOT_KNOWN
            ? "its name has several addresses"
            : "it depends on a tag that is not known");
  }

  private Known fits(
      HostEntry entry,
      Tags tags,
      boolean ofNone,
      Predicate<Ipv4Address> isInContext,
      boolean anyFamily) {
    Known matches = tags.match(entry.filter(), ofNone);
    if (matches == Known.NO) {
      return Known.NO;
    }
    if (entry.rival().filter(other -> loaded.isUnordered(entry, other)).isPresent()) {
      return Known.UNKNOWN;
    }
    return matches.and(isInContext(entry, isInContext, anyFamily));
  }

  private Known isInContext(
      HostEntry entry, Predicate<Ipv4Address> isInContext, boolean anyFamily) {
    if (entry.join() == HostEntry.Join.NOT_KNOWN) {
      // It may also have none, when another has what it would get.
      boolean isAny = entry.candidates().stream().anyMatch(isInContext);
      boolean isAll = entry.candidates().stream().allMatch(isInContext);
      return isAll ? Known.YES : isAny || !entry.hasIpv6() ? Known.UNKNOWN : Known.NO;
    }
    if (entry.ip().isPresent()) {
      return Known.of(isInContext.test(entry.ip().get()));
    }
    return Known.of(anyFamily || !entry.hasIpv6() || !isForIpv6());
  }

  private boolean isForIpv6() {
    return loaded.conf().version().has(DnsmasqRule.IPV6_HOST_IS_FOR_IPV6);
  }
}
