package io.pxedock.core.diagnosis;

import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.FileLine;
import io.pxedock.model.Printable;
import io.pxedock.model.container.ContainerPaths;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What dnsmasq said last before it ended.
 *
 * @param text without dnsmasq's own name before it
 * @param place the file and line that the words name; empty when they name none
 */
record LastWords(String text, Optional<FileLine> place) {
  private static final Pattern PREFIX = Pattern.compile("^dnsmasq(?:\\[\\d+\\])?: ");
  private static final Pattern PLACE =
      Pattern.compile(".* at line (\\d{1,9}) of (/[^\\s]+)$|.* (?:read|open|load) ?(/[^\\s:]+):.*");

  /** Returns the last words before a moment; empty when the log has none. */
  static Optional<LastWords> before(Snapshot snapshot, Instant moment) {
    List<LogEvent> log = snapshot.log().orElse(List.<LogEvent>of());
    LogEvent last = null;
    for (LogEvent event : log) {
      boolean isWord =
          event.line().text().startsWith("dnsmasq") && !(event instanceof LogEvent.Dhcp);
      boolean isPlain = event.line().text().contains("FAILED to start up");
      if (isWord && !isPlain && !event.line().time().isAfter(moment)) {
        last = event;
      }
    }
    return Optional.ofNullable(last).map(event -> of(event, snapshot));
  }

  private static LastWords of(LogEvent event, Snapshot snapshot) {
    String text = Printable.line(PREFIX.matcher(event.line().text()).replaceFirst("")).strip();
    Optional<ContainerPaths> paths = snapshot.files().value().map(files -> files.paths());
    Matcher m = PLACE.matcher(text);
    boolean isOwn = event.line().text().matches("dnsmasq(?:\\[\\d+\\])?: .*");
    if (!isOwn || !m.matches() || paths.isEmpty()) {
      return new LastWords(text, Optional.empty());
    }
    return m.group(1) == null
        ? new LastWords(text, Optional.of(FileLine.whole(paths.get().shown(m.group(3)))))
        : new LastWords(
            text,
            Optional.of(new FileLine(paths.get().shown(m.group(2)), Integer.parseInt(m.group(1)))));
  }
}
