package io.pxedock.core.log;

import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.Ipv4Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the log of the web server that serves images/, line after line: that of busybox httpd with
 * {@code -vv} (networking/httpd.c), which says the file and the answer on two lines, and that of
 * Python's {@code http.server}, which says both on one.
 */
public final class WebLog {
  private static final Pattern ASKED = Pattern.compile("(([0-9.]+):\\d+): url:(/.*)");
  private static final Pattern ANSWERED = Pattern.compile("([0-9.]+:\\d+): response:(\\d{3})");
  private static final Pattern PYTHON =
      Pattern.compile("([0-9.]+) - - \\[[^\\]]*\\] \"GET (/\\S*) HTTP/[0-9.]+\" (\\d{3}) .*");

  /** The maximum number of open requests a server; lines beyond it are dropped. */
  private static final int MAX_OPEN = 256;

  private final Set<Ipv4Address> own;
  private final Map<String, LogEvent.Fetched> open = new LinkedHashMap<>();

  /**
   * @param own addresses from which the site itself asks whether the images are there
   */
  public WebLog(Set<Ipv4Address> own) {
    this.own = Set.copyOf(own);
  }

  /** What the line tells of a machine, if it does. */
  public Optional<LogEvent> read(LogLine line) {
    Matcher asked = ASKED.matcher(line.text());
    if (asked.matches()) {
      fetched(line, asked.group(2), asked.group(3), false)
          .ifPresent(event -> remember(asked.group(1), event));
      return Optional.empty();
    }
    Matcher answered = ANSWERED.matcher(line.text());
    if (answered.matches()) {
      return Optional.ofNullable(open.remove(answered.group(1)))
          .map(e -> new LogEvent.Fetched(line, isGood(answered.group(2)), e.path(), e.ip()));
    }
    Matcher python = PYTHON.matcher(line.text());
    return python.matches()
        ? fetched(line, python.group(1), python.group(2), isGood(python.group(3)))
            .map(event -> event)
        : Optional.empty();
  }

  private static boolean isGood(String status) {
    return status.startsWith("2");
  }

  private Optional<LogEvent.Fetched> fetched(LogLine line, String ip, String path, boolean found) {
    return Ipv4Address.tryParse(ip)
        .filter(address -> !own.contains(address))
        .map(address -> new LogEvent.Fetched(line, found, path, address));
  }

  private void remember(String connection, LogEvent.Fetched event) {
    open.put(connection, event);
    if (open.size() > MAX_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
  }
}
