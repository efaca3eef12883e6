package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.ConfigLine;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.model.Configuration.ConfFault;
import io.pxedock.model.text.LineText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the configuration as dnsmasq does (read_file and one_file, option.c). */
public final class ConfReader {
  /** A site has a few files; what includes itself under ever new names has an end too. */
  private static final int MAX_FILES = 256;

  private final FileSource files;
  private final DnsmasqVersion version;
  private final ConfOptions options;
  private final List<ConfLine> lines = new ArrayList<>();
  private final List<ConfLine> unread = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private ConfFault fault;

  private ConfReader(FileSource files, DnsmasqVersion version) {
    this.files = files;
    this.version = version;
    this.options = new ConfOptions(version);
  }

  /** Reads the file of that path and all that it names. */
  public static Configuration read(String path, FileSource files, DnsmasqVersion version) {
    ConfReader reader = new ConfReader(files, version);
    reader.readFile(path, null);
    return new Configuration(
        List.copyOf(reader.lines),
        Optional.ofNullable(reader.fault),
        List.copyOf(reader.unread),
        version);
  }

  private void readFile(String path, ConfLine from) {
    // A file that was read already is not read again.
    if (!seen.add(path) || seen.size() > MAX_FILES) {
      return;
    }
    FileSource.Entry entry = files.at(path);
    if (entry instanceof FileSource.Text text) {
      readLines(path, text.text());
    } else if (entry instanceof FileSource.Unreadable unreadable) {
      fault = new ConfFault(path, 0, "cannot read " + path + ": " + unreadable.error());
    } else if (entry instanceof FileSource.Directory) {
      // fopen(3) opens a directory, and nothing can be read from it.
      return;
    } else if (from != null) {
      unread.add(from);
    }
  }

  private void readLines(String path, LineText text) {
    for (int n = 1; n <= text.size() && fault == null; n++) {
      ConfigLine line = ConfigLine.of(text.line(n));
      if (line.isUnclosed()) {
        fault = at(path, n, "missing \"");
      } else if (!ConfLine.trim(line.text()).isEmpty()) {
        readLine(option(path, n, line, text.line(n)));
      }
    }
  }

  private static ConfLine option(String path, int number, ConfigLine line, String text) {
    String body = ConfLine.trim(line.text());
    int equals = body.indexOf('=');
    if (equals < 0) {
      return new ConfLine(path, number, body, null, text);
    }
    int end = equals;
    while (end > 0 && (body.charAt(end - 1) == ' ' || body.charAt(end - 1) == '=')) {
      end--;
    }
    return new ConfLine(
        path, number, body.substring(0, end), ConfLine.trim(body.substring(equals + 1)), text);
  }

  private void readLine(ConfLine line) {
    Optional<String> wrong = options.fault(line);
    if (wrong.isPresent()) {
      fault = at(line.path(), line.number(), wrong.get());
      return;
    }
    lines.add(line);
    switch (line.name()) {
      case "conf-file" -> {
        if (!line.value().isEmpty()) {
          readFile(line.value(), line);
        }
      }
      case "conf-dir" -> readDirectory(line);
      case "conf-script" -> unread.add(line);
      default -> {}
    }
  }

  private static ConfFault at(String path, int number, String what) {
    return new ConfFault(path, number, what + " at line " + number + " of " + path);
  }

  private void readDirectory(ConfLine line) {
    List<String> words = line.words().stream().map(ConfigLine::unhide).toList();
    String directory = words.get(0);
    if (directory.isEmpty()) {
      return;
    }
    FileSource.Entry entry = files.at(directory);
    if (entry instanceof FileSource.Directory found) {
      directoryFiles(found, words.subList(1, words.size()))
          .forEach(name -> readEntry(directory + "/" + name, line));
    } else if (entry instanceof FileSource.Unseen) {
      unread.add(line);
    } else {
      String error =
          entry instanceof FileSource.Unreadable unreadable
              ? unreadable.error()
              : "Not a directory";
      fault =
          new ConfFault(
              line.path(), line.number(), "cannot access directory " + directory + ": " + error);
    }
  }

  private void readEntry(String path, ConfLine line) {
    if (fault == null && !(files.at(path) instanceof FileSource.Directory)) {
      readFile(path, line);
    }
  }

  private static Stream<String> directoryFiles(FileSource.Directory found, List<String> suffixes) {
    List<String> wanted =
        suffixes.stream().filter(s -> s.startsWith("*")).map(s -> s.substring(1)).toList();
    List<String> needed = wanted.stream().filter(s -> !s.isEmpty()).toList();
    List<String> unwanted =
        suffixes.stream().filter(s -> !s.isEmpty() && !s.startsWith("*")).toList();
    return found.names().stream()
        .filter(ConfReader::isOrdinary)
        .filter(name -> needed.isEmpty() || endsWithAny(name, needed))
        .filter(name -> !endsWithAny(name, unwanted))
        .sorted();
  }

  private static boolean endsWithAny(String name, List<String> suffixes) {
    return suffixes.stream().anyMatch(s -> name.length() > s.length() && name.endsWith(s));
  }

  /** Whether a file of a directory is read: not those of editors, and none that is hidden. */
  public static boolean isOrdinary(String name) {
    return !name.isEmpty()
        && !name.endsWith("~")
        && !(name.startsWith("#") && name.endsWith("#"))
        && !name.startsWith(".");
  }
}
