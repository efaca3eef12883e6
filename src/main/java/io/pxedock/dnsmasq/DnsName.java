package io.pxedock.dnsmasq;

/**
 * Which names dnsmasq takes (check_name, canonicalise and legal_hostname, util.c). It reads names
 * that are not ASCII by its locale, which in a container is the C locale: there they are all bad.
 */
final class DnsName {
  private static final int LONGEST = 1025;
  private static final int LONGEST_LABEL = 63;

  private DnsName() {}

  /** Whether dnsmasq takes it as a name at all; in a hosts file it is a bad name otherwise. */
  static boolean isName(String name) {
    return isDnsName(name) && (!hasUpperCase(name) || isDomainForIdn(name));
  }

  // check_name; a dot alone passes.
  private static boolean isDnsName(String name) {
    int label = 0;
    boolean hasInk = name.endsWith(".");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        label = 0;
      } else if (++label > LONGEST_LABEL || c < ' ' || c >= 0x7f) {
        return false;
      } else {
        hasInk |= c != ' ';
      }
    }
    return hasInk && name.length() <= LONGEST;
  }

  private static boolean hasUpperCase(String name) {
    return name.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
  }

  // canonicalise: a capital sends the whole name through libidn2, which is stricter.
  private static boolean isDomainForIdn(String name) {
    for (String label : name.split("\\.")) {
      if (label.startsWith("-") || label.endsWith("-") || label.startsWith("--", 2)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a name for a host: letters, digits, dashes and underscores to the first dot. */
  static boolean isHostname(String name) {
    if (!isName(name)) {
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
