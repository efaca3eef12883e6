package io.pxedock.core.dnsmasq;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of dnsmasq.
 *
 * @param major 0 in {@link #UNKNOWN}
 */
public record DnsmasqVersion(int major, int minor) implements Comparable<DnsmasqVersion> {
  /** A version that the log does not name; it is taken for {@link #REFERENCE}. */
  public static final DnsmasqVersion UNKNOWN = new DnsmasqVersion(0, 0);

  /** The version whose rules hold where nothing else is known: that of Debian 12. */
  public static final DnsmasqVersion REFERENCE = new DnsmasqVersion(2, 90);

  private static final Pattern STARTED =
      Pattern.compile("started, version (\\d{1,3})\\.(\\d{1,4})(?:\\D.*)?");

  /** Reads {@code started, version 2.90 cachesize 150}; {@link #UNKNOWN} without a number. */
  public static DnsmasqVersion ofStart(String message) {
    Matcher m = STARTED.matcher(message);
    return m.matches()
        ? new DnsmasqVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)))
        : UNKNOWN;
  }

  /** Returns whether the version is known. */
  public boolean isKnown() {
    return major > 0;
  }

  /** Returns whether a rule holds in this version. */
  public boolean has(DnsmasqRule rule) {
    return (isKnown() ? this : REFERENCE).compareTo(rule.since()) >= 0;
  }

  /** Returns whether a reload after a machine with {@code set:} in its line has asked crashes. */
  public boolean crashesOnTags() {
    return has(DnsmasqRule.FREES_TAGS_TWICE) && !has(DnsmasqRule.FREES_TAGS_ONCE);
  }

  @Override
  public int compareTo(DnsmasqVersion other) {
    return Comparator.comparingInt(DnsmasqVersion::major)
        .thenComparingInt(DnsmasqVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return isKnown() ? major + "." + minor : "of unknown version";
  }
}
