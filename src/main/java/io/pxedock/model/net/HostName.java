package io.pxedock.model.net;

import io.pxedock.model.Failure;
import java.util.regex.Pattern;

/**
 * The rules for names of machines. dnsmasq's own check of a dhcp-host name (legal_hostname, util.c)
 * takes letters, digits, dashes and underscores up to the first dot, with no dash in front; RFC
 * 1123 section 2.1 bounds a label to 63 characters.
 */
public final class HostName {
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?");
  private static final Pattern FQDN =
      Pattern.compile(LABEL.pattern() + "(?:\\." + LABEL.pattern() + ")+");

  private static final Pattern IDN_DASHES = Pattern.compile("(?:^|\\.)[^.]{2}--");

  private HostName() {}

  /** Whether dnsmasq would take it as the name of a host, without a domain. */
  public static boolean isShort(String name) {
    return LABEL.matcher(name).matches() && !name.matches("[0-9]+") && isFitForIdn(name);
  }

  public static boolean isFqdn(String name) {
    return name.length() <= 253
        && FQDN.matcher(name).matches()
        && !isAddress(name)
        && isFitForIdn(name);
  }

  // A capital sends a name through libidn2 in dnsmasq, which keeps these dashes for itself.
  private static boolean isFitForIdn(String name) {
    return !IDN_DASHES.matcher(name).find() || name.chars().noneMatch(Character::isUpperCase);
  }

  /** A name of either kind. */
  public static boolean isName(String name) {
    return isShort(name) || isFqdn(name);
  }

  private static boolean isAddress(String name) {
    return name.matches("[0-9.]+");
  }

  /**
   * @throws Failure refused, when it cannot be the short name of a host
   */
  public static String checkShort(String name) {
    // dnsmasq would read these as a keyword, a lease time or an address, not as a name.
    if (!isShort(name) || name.matches("(?i)infinite|ignore|[0-9]+[smhdw]?")) {
      throw Failure.refused(
          "'" + name + "' is not a host name",
          "use letters, digits and dashes, at most 63, such as cpu-01");
    }
    if (MacAddress.tryParse(name).isPresent()) {
      throw Failure.refused("'" + name + "' reads as a MAC address", "choose another name");
    }
    return name;
  }

  /**
   * @throws Failure refused, when it cannot be a fully qualified name
   */
  public static String checkFqdn(String fqdn) {
    if (!isFqdn(fqdn)) {
      throw Failure.refused(
          "'" + fqdn + "' is not a fully qualified name",
          "write name.domain, such as cpu-01.site.example");
    }
    return fqdn;
  }
}
