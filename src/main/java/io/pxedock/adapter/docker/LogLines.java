package io.pxedock.adapter.docker;

import io.pxedock.model.container.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Joins the pieces of one output stream to lines. Docker writes a time before each piece, and
 * splits a line of more than 16 KiB into several pieces.
 */
final class LogLines {
  /** The maximum length of a line in bytes; the rest is dropped. */
  static final int MAX_LENGTH = 64 << 10;

  /** Room for {@code 2026-11-22T19:10:16.560231619+00:00}. */
  private static final int MAX_TIME_LENGTH = 40;

  private final Consumer<LogLine> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private Instant time = Instant.EPOCH;
  private boolean inLine;

  LogLines(Consumer<LogLine> lines) {
    this.lines = lines;
  }

  /** Adds a message of a multiplexed stream, which begins with its time even inside a line. */
  void message(byte[] piece) {
    int start = inLine && timeOf(piece).isPresent() ? afterTime(piece) : 0;
    raw(piece, start, piece.length);
  }

  /** Adds a part of the raw stream of a terminal. */
  void raw(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\n') {
        finish();
      } else {
        inLine = true;
        if (line.size() < MAX_LENGTH + MAX_TIME_LENGTH) {
          line.write(bytes[i]);
        }
      }
    }
  }

  /** Ends the stream; a last line without a line end counts as a line. */
  void end() {
    if (inLine) {
      finish();
    }
  }

  private void finish() {
    byte[] bytes = line.toByteArray();
    line.reset();
    inLine = false;
    Optional<Instant> written = timeOf(bytes);
    // A line without a time is the rest of the line before it.
    time = written.orElse(time);
    int start = written.isPresent() ? afterTime(bytes) : 0;
    int end = Math.min(bytes.length, start + MAX_LENGTH);
    while (end > start && bytes[end - 1] == '\r') {
      end--;
    }
    lines.accept(new LogLine(time, new String(bytes, start, end - start, StandardCharsets.UTF_8)));
  }

  private static Optional<Instant> timeOf(byte[] bytes) {
    int blank = blank(bytes);
    return blank < "2026-01-01T00:00:00Z".length()
        ? Optional.empty()
        : InspectMapper.time(new String(bytes, 0, blank, StandardCharsets.ISO_8859_1));
  }

  private static int afterTime(byte[] bytes) {
    return Math.min(bytes.length, blank(bytes) + 1);
  }

  private static int blank(byte[] bytes) {
    int end = Math.min(bytes.length, MAX_TIME_LENGTH);
    for (int i = 0; i < end; i++) {
      if (bytes[i] == ' ') {
        return i;
      }
    }
    return bytes.length == end ? end : -1;
  }
}
