package io.pxedock.core.dnsmasq;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a dhcp-hostsfile, or the value of a {@code dhcp-host} option, read field by field as
 * dnsmasq does it (one_opt, case LOPT_BANK, option.c): what has a colon is an address, a tag or an
 * id; a dotted quad is an IP; a number with a unit is a lease time; everything else is the name.
 */
public record DhcpHostLine(int number, String text, List<Field> fields) {
  /** What dnsmasq takes a field for. */
  public enum Kind {
    MAC,
    BAD_HEX,
    /** A hardware address that no Ethernet card has: not six octets, or of another type. */
    SHORT_MAC,
    WILDCARD_MAC,
    ID,
    SET_TAG,
    MATCH_TAG,
    IPV6,
    BAD_IPV6,
    IP,
    LEASE_TIME,
    IGNORE,
    NAME,
    BAD_NAME,
    /** A quote that is not closed; the whole line, which dnsmasq drops. */
    UNCLOSED
  }

  private static final Set<Kind> DROPPED =
      Set.of(Kind.BAD_HEX, Kind.BAD_IPV6, Kind.BAD_NAME, Kind.UNCLOSED);

  /**
   * A field and its place in the line, blanks around it left out.
   *
   * @param text as dnsmasq reads it, without the quotes
   * @param raw the same with what stood in quotes hidden, as dnsmasq compares tags
   */
  public record Field(Kind kind, String text, String raw, int start, int end) {}

  /** Reads one line. */
  public static DhcpHostLine parse(int number, String text) {
    return parse(number, text, ConfigLine.of(text), 0);
  }

  /** Reads the value of an option {@code dhcp-host=…}; positions are those in the whole line. */
  public static DhcpHostLine ofOption(int number, String text) {
    ConfigLine line = ConfigLine.of(text);
    return parse(number, text, line, line.text().indexOf('=') + 1);
  }

  private static DhcpHostLine parse(int number, String text, ConfigLine line, int from) {
    if (line.isUnclosed()) {
      Field whole = new Field(Kind.UNCLOSED, text, text, 0, text.length());
      return new DhcpHostLine(number, text, List.of(whole));
    }
    String read = line.text();
    List<Field> fields = new ArrayList<>(4);
    int start = from;
    while (start <= read.length()) {
      int comma = read.indexOf(',', start);
      int stop = comma < 0 ? read.length() : comma;
      addField(fields, line, read, start, stop);
      start = stop + 1;
    }
    return new DhcpHostLine(number, text, List.copyOf(fields));
  }

  private static void addField(List<Field> fields, ConfigLine line, String read, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && read.charAt(start) == ' ') {
      start++;
    }
    while (end > start && read.charAt(end - 1) == ' ') {
      end--;
    }
    if (start < end) {
      String word = read.substring(start, end);
      String open = ConfigLine.unhide(word);
      fields.add(new Field(kindOf(word), open, word, line.startOf(start), line.endOf(end)));
    }
  }

  static Kind kindOf(String word) {
    if (word.indexOf(':') >= 0) {
      return kindOfColon(word);
    }
    if (word.indexOf('.') >= 0 && Ipv4Address.tryParse(word).isPresent()) {
      return Kind.IP;
    }
    if (word.equals("infinite") || isLeaseTime(word)) {
      return Kind.LEASE_TIME;
    }
    if (word.equals("ignore")) {
      return Kind.IGNORE;
    }
    return DnsName.isHostname(ConfigLine.unhide(word), DnsmasqVersion.REFERENCE)
        ? Kind.NAME
        : Kind.BAD_NAME;
  }

  // Digits and blanks, with a unit behind them.
  private static boolean isLeaseTime(String word) {
    int end = word.length();
    if (end > 1 && "smhdwSMHDW".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean hasDigit = false;
    for (int i = 0; i < end; i++) {
      char c = word.charAt(i);
      if (c >= '0' && c <= '9') {
        hasDigit = true;
      } else if (c != ' ') {
        return false;
      }
    }
    return hasDigit;
  }

  private static Kind kindOfColon(String word) {
    if (word.regionMatches(true, 0, "id:", 0, 3)) {
      return kindOfId(word.substring(3));
    }
    if (word.startsWith("set:") || word.startsWith("net:")) {
      return Kind.SET_TAG;
    }
    if (word.startsWith("tag:")) {
      return Kind.MATCH_TAG;
    }
    if (word.startsWith("[") && word.endsWith("]")) {
      return Ipv6Text.isPrefix(word.substring(1, word.length() - 1)) ? Kind.IPV6 : Kind.BAD_IPV6;
    }
    return HexField.address(word).map(DhcpHostLine::kindOfAddress).orElse(Kind.BAD_HEX);
  }

  private static Kind kindOfId(String id) {
    boolean isHex = !id.startsWith("*") && id.indexOf(':') >= 0;
    return isHex && !HexField.isId(id) ? Kind.BAD_HEX : Kind.ID;
  }

  private static Kind kindOfAddress(HexField address) {
    if (address.hasWildcard()) {
      return Kind.WILDCARD_MAC;
    }
    return address.mac().isPresent() ? Kind.MAC : Kind.SHORT_MAC;
  }

  /** Returns whether the line has no field: it is blank or a comment. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Returns the hardware addresses, in their order; empty if the line has none. */
  public List<MacAddress> macs() {
    return fields.stream()
        .filter(f -> f.kind() == Kind.MAC)
        .flatMap(f -> macOf(f).stream())
        .toList();
  }

  private static Optional<MacAddress> macOf(Field field) {
    return HexField.address(field.text()).flatMap(HexField::mac);
  }

  /** The name dnsmasq gives the host: the last field it takes for one, up to the first dot. */
  public Optional<String> name() {
    return last(Kind.NAME).map(f -> label(f.text()));
  }

  private static String label(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Returns the last address that the line gives; empty if the address comes from hosts. */
  public Optional<Ipv4Address> ip() {
    return last(Kind.IP).flatMap(f -> Ipv4Address.tryParse(f.text()));
  }

  /** Returns whether the line says {@code ignore}: dnsmasq offers the machine nothing. */
  public boolean isIgnored() {
    return has(Kind.IGNORE);
  }

  /** Returns whether a field is of that kind. */
  public boolean has(Kind kind) {
    return fields.stream().anyMatch(f -> f.kind() == kind);
  }

  /** Whether that version of dnsmasq drops the whole line, with a complaint in its log. */
  public boolean isDropped(DnsmasqVersion version) {
    return fields.stream().anyMatch(f -> DROPPED.contains(f.kind()))
        || all(Kind.NAME).stream().anyMatch(f -> !DnsName.isHostname(f.text(), version))
        || (version.has(DnsmasqRule.REFUSES_TWO_NAMES) && all(Kind.NAME).size() > 1);
  }

  /**
   * Returns what is spelled wrong: what that version of dnsmasq drops with a complaint, and what it
   * takes in silence for something else.
   */
  public List<SpellingFault> spellingFaults(DnsmasqVersion version) {
    return SpellingFaults.of(this, version);
  }

  /** Returns the fields of that kind, in their order. */
  public List<Field> all(Kind kind) {
    return fields.stream().filter(f -> f.kind() == kind).toList();
  }

  private Optional<Field> last(Kind kind) {
    return fields.stream().filter(f -> f.kind() == kind).reduce((a, b) -> b);
  }

  /** A new line in the form of the reference procedure. */
  static String format(MacAddress mac, String name) {
    return mac + "," + name + ",infinite";
  }

  /** The line with another hardware address in the place of one that it has. */
  public String withMac(MacAddress from, MacAddress to) {
    return fields.stream()
        .filter(f -> f.kind() == Kind.MAC)
        .filter(f -> macOf(f).equals(Optional.of(from)))
        .findFirst()
        .map(f -> splice(f, to.toString()))
        .orElse(text);
  }

  /** The line with another name, in the domain that it has. */
  public String withName(String name) {
    return last(Kind.NAME)
        .map(f -> splice(f, name + f.text().substring(label(f.text()).length())))
        .orElse(text);
  }

  /** The line with another explicit address, if it has one. */
  public String withIp(Ipv4Address ip) {
    return last(Kind.IP).map(f -> splice(f, ip.toString())).orElse(text);
  }

  private String splice(Field field, String replacement) {
    return text.substring(0, field.start()) + replacement + text.substring(field.end());
  }
}
