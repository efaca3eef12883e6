package io.pxedock.core.hosts;

import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hosts to register, one a line: a name, a MAC, and where wanted an address and an FQDN, in any
 * order, separated by tabs, commas, semicolons or blanks. A line of titles, such as the first one
 * of {@code host list -o csv}, says which column is which; other columns are skipped, and so are
 * blank lines and what follows {@code #}.
 */
public final class NewHostLines {
  /** The most lines that are read. */
  private static final int MAX_LINES = 10_000;

  private static final List<String> TITLES = List.of("name", "fqdn", "ip", "mac");

  private final String file;
  private List<String> titles = List.of();
  private final List<NewHost> hosts = new ArrayList<>();

  private NewHostLines(String file) {
    this.file = file;
  }

  /**
   * Returns the hosts, in the order of their lines.
   *
   * @param file the name of the text in messages
   * @throws Failure REFUSED if a line is not a host, or there is none
   */
  public static List<NewHost> parse(String text, String file) {
    NewHostLines lines = new NewHostLines(file);
    String[] all = text.split("\\R", -1);
    if (all.length > MAX_LINES) {
      throw Failure.refused(file + " has more than " + MAX_LINES + " lines", "split it");
    }
    for (int i = 0; i < all.length; i++) {
      lines.read(all[i].replaceFirst("#.*", "").strip(), i + 1);
    }
    if (lines.hosts.isEmpty()) {
      throw Failure.refused(
          "there is no host in " + file, "write one a line: NAME MAC [IP] [FQDN]");
    }
    return List.copyOf(lines.hosts);
  }

  /**
   * Returns whether a text is hosts, and not commands: it has several lines, or tabs or commas, and
   * each line has one MAC and a name.
   */
  public static boolean isOne(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return (lines.size() > 1 || text.matches("(?s).*[\t,;].*"))
        && lines.stream()
            .map(NewHostLines::fields)
            .allMatch(
                fields ->
                    isTitles(fields)
                        || (fields.size() > 1
                            && fields.size() <= TITLES.size()
                            && fields.stream().filter(f -> mac(f).isPresent()).count() == 1));
  }

  private void read(String line, int number) {
    if (line.isEmpty()) {
      return;
    }
    List<String> fields = fields(line);
    if (hosts.isEmpty() && titles.isEmpty() && isTitles(fields)) {
      titles = fields.stream().map(title -> title.toLowerCase(Locale.ROOT)).toList();
      return;
    }
    FileLine place = new FileLine(file, number);
    try {
      hosts.add(titles.isEmpty() ? byKind(fields, place) : byTitle(line, place));
    } catch (Failure e) {
      throw e.where().isPresent() ? e : e.at(place);
    }
  }

  private static List<String> fields(String line) {
    String separator = line.matches(".*[\t,;].*") ? "[\t,;]" : "\\s+";
    return Arrays.stream(line.split(separator))
        .map(field -> field.strip().replaceAll("^\"(.*)\"$", "$1"))
        .filter(field -> !field.isEmpty())
        .toList();
  }

  private static boolean isTitles(List<String> fields) {
    List<String> lower = fields.stream().map(field -> field.toLowerCase(Locale.ROOT)).toList();
    return lower.contains("name") && lower.contains("mac");
  }

  private static Optional<MacAddress> mac(String field) {
    return MacAddress.tryParse(field);
  }

  private static NewHost byKind(List<String> fields, FileLine place) {
    String name = "";
    String fqdn = "";
    MacAddress mac = null;
    Ipv4Address ip = null;
    for (String field : fields) {
      if (mac == null && mac(field).isPresent()) {
        mac = MacAddress.parse(field);
      } else if (ip == null && Ipv4Address.tryParse(field).isPresent()) {
        ip = Ipv4Address.parse(field);
      } else if (field.indexOf('.') > 0 && fqdn.isEmpty()) {
        fqdn = HostName.checkFqdn(field);
      } else if (name.isEmpty()) {
        name = field;
      } else {
        throw Failure.refused(
            "'" + field + "' is neither a name, a MAC, an IP nor an FQDN",
            "write NAME MAC [IP] [FQDN]");
      }
    }
    return host(name, fqdn, mac, ip, place);
  }

  private NewHost byTitle(String line, FileLine place) {
    String separator = line.indexOf('\t') >= 0 ? "\t" : line.indexOf(';') >= 0 ? ";" : ",";
    String[] cells = line.split(line.indexOf(separator) < 0 ? "\\s+" : separator, -1);
    List<String> values = new ArrayList<>();
    for (String title : TITLES) {
      int at = titles.indexOf(title);
      String cell = at < 0 || at >= cells.length ? "" : cells[at].strip();
      values.add(cell.replaceAll("^\"(.*)\"$", "$1"));
    }
    String fqdn = values.get(1).isEmpty() ? "" : HostName.checkFqdn(values.get(1));
    Ipv4Address ip = values.get(2).isEmpty() ? null : Ipv4Address.parse(values.get(2));
    MacAddress mac = values.get(3).isEmpty() ? null : MacAddress.parse(values.get(3));
    return host(values.get(0), fqdn, mac, ip, place);
  }

  private static NewHost host(
      String name, String fqdn, MacAddress mac, Ipv4Address ip, FileLine place) {
    if (mac == null) {
      throw Failure.refused("this line has no MAC", "write NAME MAC [IP] [FQDN]");
    }
    // A full name alone gives the short one too.
    String given = name.isEmpty() && !fqdn.isEmpty() ? fqdn.substring(0, fqdn.indexOf('.')) : name;
    if (given.isEmpty()) {
      throw Failure.refused("this line has no name", "write NAME MAC [IP] [FQDN]");
    }
    HostName.checkShort(given);
    return new NewHost(given, fqdn, mac, ip, place);
  }
}
