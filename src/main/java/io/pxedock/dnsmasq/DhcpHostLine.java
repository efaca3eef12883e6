package io.pxedock.dnsmasq;

import io.pxedock.model.Ipv4Address;
import io.pxedock.model.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a dhcp-hostsfile, or the value of a {@code dhcp-host} option, read field by field as
 * dnsmasq does it (one_opt, case LOPT_BANK, option.c): what has a colon is an address, a tag or an
 * id; a dotted quad is an IP; a number with a unit is a lease time; everything else is the name.
 */
public record DhcpHostLine(int number, String text, List<Field> fields) {
  /** What dnsmasq takes a field for. */
  enum Kind {
    MAC,
    BAD_HEX,
    SHORT_MAC,
    WILDCARD_MAC,
    ID,
    SET_TAG,
    MATCH_TAG,
    IPV6,
    IP,
    LEASE_TIME,
    IGNORE,
    NAME,
    BAD_NAME
  }

  /** A field and where it stands in the line, blanks around it left out. */
  record Field(Kind kind, String text, int start, int end) {}

  private static final Pattern LEASE_TIME = Pattern.compile("[0-9 ]*[0-9][0-9 ]*[smhdwSMHDW]?");
  private static final Pattern HEX_GROUPS =
      Pattern.compile("(?:[0-9A-Fa-f]{1,2}-)?(?:\\*|[0-9A-Fa-f]{1,2})(?::(?:\\*|[0-9A-Fa-f]{1,2}))*");

  public static DhcpHostLine parse(int number, String text) {
    int end = bodyEnd(text);
    List<Field> fields = new ArrayList<>(4);
    int start = 0;
    while (start <= end) {
      int comma = text.indexOf(',', start);
      int stop = comma < 0 || comma > end ? end : comma;
      addField(fields, text, start, stop);
      start = stop + 1;
    }
    return new DhcpHostLine(number, text, List.copyOf(fields));
  }

  private static void addField(List<Field> fields, String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      String word = text.substring(start, end);
      fields.add(new Field(kindOf(word), word, start, end));
    }
  }

  // read_file, option.c: a '#' starts a comment at the start of a line and after white space.
  private static int bodyEnd(String text) {
    for (int i = text.indexOf('#'); i >= 0; i = text.indexOf('#', i + 1)) {
      if (i == 0 || isBlank(text.charAt(i - 1))) {
        return i;
      }
    }
    return text.length();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static Kind kindOf(String word) {
    if (word.indexOf(':') >= 0) {
      return kindOfColon(word);
    }
    if (word.indexOf('.') >= 0 && Ipv4Address.tryParse(word).isPresent()) {
      return Kind.IP;
    }
    if (word.equals("infinite") || LEASE_TIME.matcher(word).matches()) {
      return Kind.LEASE_TIME;
    }
    if (word.equals("ignore")) {
      return Kind.IGNORE;
    }
    return isLegalHostname(word) ? Kind.NAME : Kind.BAD_NAME;
  }

  private static Kind kindOfColon(String word) {
    if (word.regionMatches(true, 0, "id:", 0, 3)) {
      return Kind.ID;
    }
    if (word.startsWith("set:") || word.startsWith("net:")) {
      return Kind.SET_TAG;
    }
    if (word.startsWith("tag:")) {
      return Kind.MATCH_TAG;
    }
    if (word.startsWith("[") && word.endsWith("]")) {
      return Kind.IPV6;
    }
    if (!HEX_GROUPS.matcher(word).matches()) {
      return Kind.BAD_HEX;
    }
    if (word.indexOf('*') >= 0) {
      return Kind.WILDCARD_MAC;
    }
    return MacAddress.tryParse(afterHardwareType(word)).isPresent() ? Kind.MAC : Kind.SHORT_MAC;
  }

  // parse_hex, util.c: "01-aa:bb:…" names the hardware type first.
  private static String afterHardwareType(String word) {
    int dash = word.indexOf('-');
    return dash >= 0 && dash < word.indexOf(':') ? word.substring(dash + 1) : word;
  }

  // legal_hostname, util.c.
  private static boolean isLegalHostname(String word) {
    return word.length() <= 255 && word.matches("[A-Za-z0-9][A-Za-z0-9_-]*(\\..*)?");
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  public List<MacAddress> macs() {
    return fields.stream()
        .filter(f -> f.kind() == Kind.MAC)
        .flatMap(f -> MacAddress.tryParse(afterHardwareType(f.text())).stream())
        .toList();
  }

  /** The name dnsmasq gives the host: the last field it takes for one, up to the first dot. */
  public Optional<String> name() {
    return last(Kind.NAME).map(f -> f.text().split("\\.", 2)[0]);
  }

  public Optional<Ipv4Address> ip() {
    return last(Kind.IP).flatMap(f -> Ipv4Address.tryParse(f.text()));
  }

  public boolean isIgnored() {
    return has(Kind.IGNORE);
  }

  boolean has(Kind kind) {
    return fields.stream().anyMatch(f -> f.kind() == kind);
  }

  /** Whether dnsmasq drops the whole line, with a complaint in its log. */
  public boolean isDropped() {
    return has(Kind.BAD_HEX) || has(Kind.BAD_NAME);
  }

  /** What dnsmasq drops with a complaint, and what it takes in silence for something else. */
  public List<SpellingFault> spellingFaults() {
    List<SpellingFault> faults = new ArrayList<>();
    List<Field> names = all(Kind.NAME);
    for (Field field : fields) {
      switch (field.kind()) {
        case BAD_HEX -> faults.add(fault("bad-mac", field, "is no MAC: dnsmasq drops the line"));
        case BAD_NAME -> faults.add(fault("bad-name", field, "is no name: dnsmasq drops the line"));
        case SHORT_MAC -> faults.add(fault("short-mac", field, "has not six octets: it never matches"));
        case SET_TAG ->
            faults.add(
                new SpellingFault(
                    "set-tag",
                    "'" + field.text() + "' makes dnsmasq 2.90 crash on the next reload",
                    "remove it",
                    true));
        default -> {}
      }
    }
    names.stream()
        .filter(f -> MacAddress.tryParse(f.text()).isPresent())
        .forEach(f -> faults.add(fault("mac-as-name", f, "is taken for a name, not for a MAC")));
    if (faults.isEmpty() && names.size() > 1) {
      Field taken = names.get(names.size() - 1);
      faults.add(fault("two-names", taken, "is taken for the name, in the place of '" + names.get(0).text() + "'"));
    }
    return faults;
  }

  private static SpellingFault fault(String code, Field field, String what) {
    String remedy = code.contains("mac") ? "write six octets with colons" : "correct it";
    return new SpellingFault(code, "'" + field.text() + "' " + what, remedy, false);
  }

  List<Field> all(Kind kind) {
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
        .filter(f -> MacAddress.tryParse(afterHardwareType(f.text())).equals(Optional.of(from)))
        .findFirst()
        .map(f -> splice(f, to.toString()))
        .orElse(text);
  }

  /** The line with another name. */
  public String withName(String name) {
    return last(Kind.NAME).map(f -> splice(f, name)).orElse(text);
  }

  /** The line with another explicit address, if it has one. */
  public String withIp(Ipv4Address ip) {
    return last(Kind.IP).map(f -> splice(f, ip.toString())).orElse(text);
  }

  private String splice(Field field, String replacement) {
    return text.substring(0, field.start()) + replacement + text.substring(field.end());
  }
}
