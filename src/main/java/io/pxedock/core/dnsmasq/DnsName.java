package io.pxedock.core.dnsmasq;

import java.net.IDN;
import java.util.Locale;

/**
 * Which names dnsmasq takes (check_name, canonicalise and legal_hostname, util.c). It reads names
 * that are not ASCII by its locale, which in a container is the C locale: there they are all bad.
 */
public final class DnsName {
  private static final int MAX_LENGTH = 1025;
  private static final int MAX_LABEL = 63;

  private DnsName() {}

  /** Whether dnsmasq takes it as a name at all; in a hosts file it is a bad name otherwise. */
  public static boolean isName(String name, DnsmasqVersion version) {
    boolean isSpared = version.has(DnsmasqRule.SPARES_LOWER_CASE) && !hasUpperCase(name);
    return isDnsName(name) && (isSpared || isDomainForIdn(name));
  }

  // check_name; a dot alone passes.
  private static boolean isDnsName(String name) {
    int label = 0;
    boolean hasInk = name.endsWith(".");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        label = 0;
      } else if (++label > MAX_LABEL || c < ' ' || c >= 0x7f) {
        return false;
      } else {
        hasInk |= c != ' ';
      }
    }
    return hasInk && name.length() <= MAX_LENGTH;
  }

  private static boolean hasUpperCase(String name) {
    return name.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
  }

  // canonicalise: a capital, and before 2.87 anything, sends the whole name through libidn2, which
  // is stricter.
  private static boolean isDomainForIdn(String name) {
    for (String label : name.split("\\.")) {
      if (label.startsWith("-") || label.endsWith("-") || isReserved(label)) {
        return false;
      }
    }
    return true;
  }

  // Two dashes in third place are for labels in Punycode.
  private static boolean isReserved(String label) {
    if (!label.startsWith("--", 2)) {
      return false;
    }
    String lower = label.toLowerCase(Locale.ROOT);
    try {
      return !lower.matches("xn--[a-z0-9-]+") || !IDN.toASCII(IDN.toUnicode(lower)).equals(lower);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /** Whether it is a name for a host: letters, digits, dashes and underscores to the first dot. */
  public static boolean isHostname(String name, DnsmasqVersion version) {
    if (!isName(name, version)) {
      return false;
    }
    // canonicalise has taken the last dot away when legal_hostname looks at the rest again.
    String rest = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return isDnsName(rest) && isHostLabel(rest);
  }

  private static boolean isHostLabel(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        return true;
      }
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letter && (i == 0 || (c != '-' && c != '_'))) {
        return false;
      }
    }
    return true;
  }
}
