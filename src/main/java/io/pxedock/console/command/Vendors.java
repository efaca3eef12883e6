package io.pxedock.console.command;

import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.net.MacAddress;
import io.pxedock.spi.LogFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The makers of network cards, by the list of the IEEE where Debian has installed it. */
final class Vendors {
  private static final List<String> LISTS =
      List.of(
          "/usr/share/ieee-data/oui.txt",
          "/var/lib/ieee-data/oui.txt",
          "/usr/share/hwdata/oui.txt");

  private static final Pattern LINE =
      Pattern.compile("([0-9A-F]{2}-[0-9A-F]{2}-[0-9A-F]{2})\\s+\\(hex\\)\\s+(.{1,200})");

  private final Map<String, String> names = new HashMap<>();
  private String source;

  /** Reads the makers of these cards from the first list that exists. */
  Vendors(LogFiles files, Collection<MacAddress> macs) {
    Set<String> wanted = new HashSet<>();
    macs.forEach(mac -> wanted.add(prefix(mac)));
    for (String list : wanted.isEmpty() ? List.<String>of() : LISTS) {
      if (source == null) {
        read(files, list, wanted);
      }
    }
  }

  private void read(LogFiles files, String list, Set<String> wanted) {
    try {
      files.read(Path.of(list), line -> add(line, wanted));
      source = list;
    } catch (Failure e) {
      // Not installed; the next one may be.
      names.clear();
    }
  }

  private void add(String line, Set<String> wanted) {
    Matcher m = LINE.matcher(line.strip());
    if (m.matches() && wanted.contains(m.group(1))) {
      names.putIfAbsent(m.group(1), Printable.line(m.group(2).strip()));
    }
  }

  private static String prefix(MacAddress mac) {
    return mac.dashed().substring(0, 8).toUpperCase(Locale.ROOT);
  }

  /** Returns the maker of a card; empty when the list does not name one. */
  Optional<String> of(MacAddress mac) {
    return Optional.ofNullable(names.get(prefix(mac)));
  }

  /** Returns the file that the names are from; empty when there is none on this machine. */
  Optional<String> source() {
    return Optional.ofNullable(source);
  }
}
