package io.pxedock.model.net;

import inet.ipaddr.AddressStringParameters;
import inet.ipaddr.MACAddressString;
import inet.ipaddr.MACAddressStringParameters;
import inet.ipaddr.mac.MACAddress;
import io.pxedock.model.Failure;
import java.util.Locale;
import java.util.Optional;

/**
 * The hardware address of a network card, as six lower-case hex octets with colons, which is how
 * dnsmasq writes it.
 */
public record MacAddress(String text) implements Comparable<MacAddress> {
  /** The fewest digits by whose end an address is named. */
  public static final int LEAST_TAIL = 4;

  private static final MACAddressStringParameters ONE_ADDRESS =
      new MACAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowWildcardedSeparator(false)
          .setAllAddresses(MACAddressStringParameters.AddressSize.MAC)
          .getFormatBuilder()
          .setRangeOptions(AddressStringParameters.RangeParameters.NO_RANGE)
          .allowUnlimitedLeadingZeros(false)
          .getParentBuilder()
          .toParams();

  /**
   * Parses an address in any usual spelling: colons, dashes, Cisco dots or bare, either case.
   *
   * @throws Failure REFUSED if it is not six octets, or is a group address or the zero address
   */
  public static MacAddress parse(String typed) {
    MacAddress mac =
        tryParse(typed)
            .orElseThrow(
                () ->
                    Failure.refused(
                        "'" + typed + "' is not a MAC address",
                        "give six octets, such as 52:54:00:12:34:56"));
    if ((Integer.parseInt(mac.text.substring(0, 2), 16) & 1) != 0 || mac.isZero()) {
      throw Failure.refused(
          "'" + typed + "' cannot be the address of a network card",
          "a card's first octet is even, and not all are zero");
    }
    return mac;
  }

  /** Parses an address; empty if the text is not an address. */
  public static Optional<MacAddress> tryParse(String typed) {
    if (isCanonical(typed)) {
      return Optional.of(new MacAddress(typed));
    }
    String trimmed = typed.strip();
    int digits = hexDigits(trimmed).length();
    if (digits > 12 || digits < 6 || !looksWhole(trimmed, digits)) {
      return Optional.empty();
    }
    MACAddress address = new MACAddressString(trimmed, ONE_ADDRESS).getAddress();
    return address == null || address.getSegmentCount() != 6
        ? Optional.empty()
        : Optional.of(new MacAddress(address.toColonDelimitedString().toLowerCase(Locale.ROOT)));
  }

  // dnsmasq's own spelling, by far the most frequent one.
  private static boolean isCanonical(String text) {
    if (text.length() != 17) {
      return false;
    }
    for (int i = 0; i < 17; i++) {
      char c = text.charAt(i);
      boolean isDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (i % 3 == 2 ? c != ':' : !isDigit) {
        return false;
      }
    }
    return true;
  }

  // Octets separated by ':' or '-' may lack a leading zero; other spellings have all 12 digits.
  private static boolean looksWhole(String text, int digits) {
    return digits == 12 || text.indexOf(':') > 0 || text.indexOf('-') > 0;
  }

  /** Returns the hex digits of a spelling, in lower case. */
  public static String hexDigits(String typed) {
    StringBuilder digits = new StringBuilder(12);
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (Character.digit(c, 16) >= 0 && c < 0x80) {
        digits.append(Character.toLowerCase(c));
      } else if (c != ':' && c != '-' && c != '.') {
        return "";
      }
    }
    return digits.toString();
  }

  /** Returns whether the typed text, in any spelling, is the beginning of this address. */
  public boolean startsWith(String typed) {
    return typed.isEmpty()
        || (!hexDigits(typed).isEmpty() && hexDigits(text).startsWith(hexDigits(typed)));
  }

  /**
   * Returns whether the typed text, in any spelling, is the end of this address: two octets or
   * more, as in {@code f8:04}, {@code f8-04} or {@code f804}.
   */
  public boolean endsWith(String typed) {
    String digits = hexDigits(typed);
    return digits.length() >= LEAST_TAIL
        && digits.length() < 12
        && hexDigits(text).endsWith(digits)
        && contains(typed);
  }

  /**
   * Returns whether the typed text, in any spelling, is a part of this address: octets with colons
   * or dashes, as in {@code f8:04}; Cisco dots, as in {@code 5b.f804}; or bare digits. The form of
   * PXELINUX's file names, {@code 01-} in front, is understood too.
   */
  public boolean contains(String typed) {
    String digits = hexDigits(typed);
    if (digits.isEmpty()) {
      return typed.isEmpty();
    }
    String lower = typed.toLowerCase(Locale.ROOT);
    if (lower.indexOf('.') >= 0) {
      return isCisco(lower) && hexDigits(text).contains(digits);
    }
    if (lower.indexOf(':') < 0 && lower.indexOf('-') < 0) {
      return hexDigits(text).contains(digits);
    }
    String octets = lower.replace('-', ':');
    return text.contains(octets)
        || (octets.startsWith("01:") && text.startsWith(octets.substring(3)) && digits.length() > 4)
        || tryParse(typed).filter(this::equals).isPresent();
  }

  // Dots stand in addresses too: those of Cisco have four digits between them.
  private static boolean isCisco(String typed) {
    String[] groups = typed.split("\\.", -1);
    boolean whole = false;
    for (int i = 0; i < groups.length; i++) {
      boolean inner = i > 0 && i < groups.length - 1;
      whole |= groups[i].length() == 4;
      if (groups[i].length() > 4 || (inner && groups[i].length() < 4)) {
        return false;
      }
    }
    return whole;
  }

  /** Returns the spelling of PXELINUX's file names: lower case, with dashes. */
  public String dashed() {
    return text.replace(':', '-');
  }

  /** Returns in how many of the 12 hexadecimal digits two addresses differ. */
  public int digitsApart(MacAddress other) {
    int differing = 0;
    for (int i = 0; i < text.length(); i++) {
      differing += text.charAt(i) == other.text.charAt(i) ? 0 : 1;
    }
    return differing;
  }

  private boolean isZero() {
    return text.equals("00:00:00:00:00:00");
  }

  @Override
  public int compareTo(MacAddress other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
