package io.pxedock.model.net;

import io.pxedock.model.Failure;
import java.util.Optional;
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

  /** How the name of a BMC begins. */
  private static final String BMC = "ipmi-";

  private static final Pattern IDN_DASHES = Pattern.compile("(?:^|\\.)[^.]{2}--");

  private HostName() {}

  /** Returns whether dnsmasq accepts the text as a host name without a domain. */
  public static boolean isShort(String name) {
    return LABEL.matcher(name).matches() && !name.matches("[0-9]+") && isFitForIdn(name);
  }

  /** Returns whether the text is a name of two labels or more, each valid for a host. */
  public static boolean isFqdn(String name) {
    return name.length() <= 253
        && FQDN.matcher(name).matches()
        && !isAddress(name)
        && isFitForIdn(name);
  }

  // dnsmasq passes names with capitals to libidn2, which reserves these dashes.
  private static boolean isFitForIdn(String name) {
    return !IDN_DASHES.matcher(name).find() || name.chars().noneMatch(Character::isUpperCase);
  }

  private static boolean isAddress(String name) {
    return name.matches("[0-9.]+");
  }

  /** Returns the name of the machine that a BMC belongs to, by the BMC's name; empty for others. */
  public static Optional<String> machineOfBmc(String name) {
    return name.regionMatches(true, 0, BMC, 0, BMC.length())
        ? Optional.of(name.substring(BMC.length()))
        : Optional.empty();
  }

  /**
   * Returns the name if it is a short host name.
   *
   * @throws Failure REFUSED if it is not
   */
  public static String checkShort(String name) {
    // dnsmasq reads these as a keyword, a lease time or an address.
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
   * Returns the name if it is a fully qualified name.
   *
   * @throws Failure REFUSED if it is not
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
