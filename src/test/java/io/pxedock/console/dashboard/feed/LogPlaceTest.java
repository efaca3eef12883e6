package io.pxedock.console.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.container.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log that breaks off anywhere is read whole, and no line twice. */
class LogPlaceTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final LogPlace place = new LogPlace();
  private final List<LogLine> read = new ArrayList<>();

  private static LogLine line(long second, String text) {
    return new LogLine(NOON.plusSeconds(second), text);
  }

  /** Asked for from a moment on, as Docker does it, the log ends behind so many of its lines. */
  private void read(List<LogLine> log, int lines) {
    Instant since = place.resume();
    log.subList(0, lines).stream()
        .filter(line -> !line.time().isBefore(since))
        .filter(place::isNew)
        .forEach(read::add);
  }

  @Test
  void whereverItBreaksOff() {
    List<LogLine> log =
        List.of(line(1, "a"), line(2, "b"), line(2, "b"), line(2, "c"), line(3, "d"));
    for (int cut = 0; cut <= log.size(); cut++) {
      read(log, cut);
    }
    read(log, log.size());
    assertThat(read).isEqualTo(log);
  }

  @Test
  void aLineThatWasOvertakenIsKept() {
    read(List.of(line(2, "out"), line(1, "err"), line(3, "out")), 3);
    assertThat(read).extracting(LogLine::text).containsExactly("out", "err", "out");
  }
}
