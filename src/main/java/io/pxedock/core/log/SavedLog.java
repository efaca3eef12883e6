package io.pxedock.core.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pxedock.model.container.LogLine;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads lines of a log that was saved: {@code docker logs} with and without times, Docker's own
 * files, syslog with old and new times, and what {@code journalctl} prints as text or JSON. Only
 * what stands where a program's name stands is taken for dnsmasq's: text inside of another
 * program's message is not.
 */
public final class SavedLog {
  private static final String DNSMASQ = "dnsmasq";
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final JsonFactory JSON = new JsonFactory();

  /** The words that may stand between the time and dnsmasq: a host, and Docker's tag. */
  private static final int MAX_WORDS = 4;

  private final ZoneId zone;
  private final Instant saved;
  private String line = "";
  private int at;
  private String day = "";
  private long dayStart;
  private Instant last = Instant.EPOCH;

  /**
   * @param zone of times without one
   * @param saved when the log was written last: times without a year are not later
   */
  public SavedLog(ZoneId zone, Instant saved) {
    this.zone = zone;
    this.saved = saved;
  }

  /**
   * Returns the line as dnsmasq wrote it; empty when it is another program's. A line without a time
   * has that of the line before.
   */
  public Optional<LogLine> read(String raw) {
    if (raw.startsWith("{")) {
      return json(raw);
    }
    line = raw;
    at = 0;
    skipService();
    skipPriority();
    Instant time = time();
    int start = program();
    if (start < 0) {
      return Optional.empty();
    }
    last = time == null ? last : time;
    return Optional.of(new LogLine(last, withColon(start)));
  }

  // "pxeboot  | " of docker compose.
  private void skipService() {
    int bar = line.indexOf(" | ");
    if (bar > 0 && bar < 64 && line.substring(0, bar).stripTrailing().indexOf(' ') < 0) {
      at = bar + 3;
    }
  }

  // "<30>" of RFC 3164, and "<30>1 " of RFC 5424.
  private void skipPriority() {
    if (line.startsWith("<", at)) {
      int end = line.indexOf('>', at);
      at = end > 0 && end < at + 6 ? end + 1 : at;
      if (line.startsWith("1 ", at)) {
        at += 2;
      }
    }
  }

  /** Returns where dnsmasq's own line begins; -1 if the line is not dnsmasq's. */
  private int program() {
    int word = at;
    while (word < line.length() && line.charAt(word) == ' ') {
      word++;
    }
    for (int i = 0; i <= MAX_WORDS && word < line.length(); i++) {
      if (isDnsmasq(word)) {
        return word;
      }
      int end = line.indexOf(' ', word);
      // After a tag that ends with a colon comes the program, or text of another one.
      if (end < 0 || (line.charAt(end - 1) == ':' && !isDnsmasq(end + 1) && !isMonth(end + 1))) {
        return -1;
      }
      word = end + 1;
      while (word < line.length() && line.charAt(word) == ' ') {
        word++;
      }
    }
    return -1;
  }

  private boolean isMonth(int from) {
    return from + 3 < line.length() && MONTHS.contains(line.substring(from, from + 3));
  }

  // "dnsmasq-dhcp[12]: ", "dnsmasq: ", and "dnsmasq-dhcp 12 - - " of RFC 5424.
  private boolean isDnsmasq(int from) {
    if (!line.startsWith(DNSMASQ, from)) {
      return false;
    }
    int i = nameEnd(from);
    if (i < line.length() && line.charAt(i) == '[') {
      i = line.indexOf(']', i) + 1;
    }
    return i > 0 && (line.startsWith(": ", i) || isStructured(i));
  }

  private int nameEnd(int from) {
    int i = from + DNSMASQ.length();
    if (i < line.length() && line.charAt(i) == '-') {
      i++;
      while (i < line.length() && line.charAt(i) >= 'a' && line.charAt(i) <= 'z') {
        i++;
      }
    }
    return i;
  }

  private boolean isStructured(int i) {
    int pid = i + 1;
    int end = pid < line.length() && line.charAt(i) == ' ' ? line.indexOf(' ', pid) : -1;
    return end > 0 && line.startsWith(" - - ", end) && isNumber(line.substring(pid, end));
  }

  private String withColon(int start) {
    int end = nameEnd(start);
    if (end < line.length() && line.charAt(end) == ' ') {
      int pid = line.indexOf(' ', end + 1);
      return line.substring(start, end)
          + "["
          + line.substring(end + 1, pid)
          + "]: "
          + line.substring(pid + 5);
    }
    return line.substring(start);
  }

  private Instant time() {
    if (at < line.length() && Character.isLetter(line.charAt(at))) {
      return DAYS.contains(line.substring(at, Math.min(line.length(), at + 3)))
          ? full()
          : withoutYear();
    }
    if (line.length() > at + 19 && line.charAt(at + 4) == '-' && line.charAt(at + 7) == '-') {
      return iso(at, 'T');
    }
    return seconds();
  }

  // "Mon 2026-01-05 04:00:00 UTC", journalctl -o short-full. Its zone may have a local name.
  private Instant full() {
    if (line.length() < at + 23 || line.charAt(at + 8) != '-') {
      return null;
    }
    return iso(at + 4, ' ');
  }

  // "2026-01-05T04:00:00.123456+01:00".
  private Instant iso(int from, char between) {
    if (line.charAt(from + 10) != between && line.charAt(from + 10) != ' ') {
      return null;
    }
    long start = dayStart(line.substring(from, from + 10));
    long second = start < 0 ? -1 : secondOfDay(from + 11);
    if (second < 0) {
      return null;
    }
    int i = from + 19;
    long nanos = 0;
    if (i < line.length() && (line.charAt(i) == '.' || line.charAt(i) == ',')) {
      int end = digitsEnd(i + 1);
      nanos = nanos(i + 1, end);
      i = end;
    }
    int offset = Integer.MIN_VALUE;
    if (i < line.length() && line.charAt(i) == 'Z') {
      offset = 0;
      i++;
    } else if (line.startsWith(" UTC", i)) {
      offset = 0;
      i += 4;
    } else if (i < line.length() && (line.charAt(i) == '+' || line.charAt(i) == '-')) {
      int end = i + 1;
      while (end < line.length() && line.charAt(end) != ' ') {
        end++;
      }
      offset = offset(line.substring(i, end));
      i = end;
    }
    at = Math.min(line.length(), i + 1);
    return instant(start, second, nanos, offset);
  }

  private Instant instant(long day, long second, long nanos, int offset) {
    if (offset != Integer.MIN_VALUE) {
      return Instant.ofEpochSecond(day * 86_400 + second - offset, nanos);
    }
    return LocalDate.ofEpochDay(day)
        .atTime(0, 0)
        .plusSeconds(second)
        .atZone(zone)
        .toInstant()
        .plusNanos(nanos);
  }

  private static int offset(String text) {
    String digits = text.substring(1).replace(":", "");
    if (digits.length() != 4 || !isNumber(digits)) {
      return Integer.MIN_VALUE;
    }
    int minutes =
        Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(2));
    return (text.charAt(0) == '-' ? -60 : 60) * minutes;
  }

  // "Jan  5 04:00:00" of syslog and of dnsmasq itself; the year is the last one that fits.
  private Instant withoutYear() {
    if (line.length() < at + 16 || !MONTHS.contains(line.substring(at, at + 3))) {
      return null;
    }
    long start = dayStart(line.substring(at, at + 6));
    long second = start < 0 ? -1 : secondOfDay(at + 7);
    if (second < 0) {
      return null;
    }
    int i = at + 15;
    long nanos = 0;
    if (i < line.length() && line.charAt(i) == '.') {
      int end = digitsEnd(i + 1);
      nanos = nanos(i + 1, end);
      i = end;
    }
    at = Math.min(line.length(), i + 1);
    return instant(start, second, nanos, Integer.MIN_VALUE);
  }

  // "1767585600.123456", journalctl -o short-unix.
  private Instant seconds() {
    int point = digitsEnd(at);
    if (point - at != 10 || !line.startsWith(".", point)) {
      return null;
    }
    int end = digitsEnd(point + 1);
    Instant time =
        Instant.ofEpochSecond(Long.parseLong(line.substring(at, point)), nanos(point + 1, end));
    at = Math.min(line.length(), end + 1);
    return time;
  }

  private long dayStart(String text) {
    if (!text.equals(day)) {
      day = text;
      dayStart = dayOf(text);
    }
    return dayStart;
  }

  private long dayOf(String text) {
    try {
      if (text.charAt(4) == '-') {
        return LocalDate.parse(text).toEpochDay();
      }
      int month = MONTHS.indexOf(text.substring(0, 3)) + 1;
      int number = Integer.parseInt(text.substring(4).strip());
      LocalDate end = saved.atZone(zone).toLocalDate();
      // The 29th of February is in the last leap year.
      for (int year = end.getYear(); year > end.getYear() - 9; year--) {
        boolean exists = number <= LocalDate.of(year, month, 1).lengthOfMonth();
        if (exists && !LocalDate.of(year, month, number).isAfter(end.plusDays(1))) {
          return LocalDate.of(year, month, number).toEpochDay();
        }
      }
      return -1;
    } catch (DateTimeException | NumberFormatException e) {
      return -1;
    }
  }

  private long secondOfDay(int from) {
    if (line.length() < from + 8 || line.charAt(from + 2) != ':' || line.charAt(from + 5) != ':') {
      return -1;
    }
    int hours = two(from);
    int minutes = two(from + 3);
    int seconds = two(from + 6);
    return hours < 0 || minutes < 0 || seconds < 0 ? -1 : hours * 3600 + minutes * 60 + seconds;
  }

  private int two(int from) {
    int tens = Character.digit(line.charAt(from), 10);
    int ones = Character.digit(line.charAt(from + 1), 10);
    return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
  }

  private int digitsEnd(int from) {
    int i = from;
    while (i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private long nanos(int from, int end) {
    long nanos = 0;
    for (int i = 0; i < 9; i++) {
      nanos = nanos * 10 + (from + i < end ? line.charAt(from + i) - '0' : 0);
    }
    return nanos;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  // Docker's json-file driver, and journalctl -o json.
  private Optional<LogLine> json(String raw) {
    String log = null;
    String program = "";
    String pid = "";
    Instant time = null;
    try (JsonParser parser = JSON.createParser(raw)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT) {
          parser.skipChildren();
          continue;
        }
        switch (key) {
          case "log", "MESSAGE" -> log = parser.getText();
          case "time" -> time = Instant.parse(parser.getText());
          case "__REALTIME_TIMESTAMP" -> time = micros(parser.getText());
          case "SYSLOG_IDENTIFIER" -> program = parser.getText();
          case "SYSLOG_PID", "_PID" -> pid = parser.getText();
          default -> {}
        }
      }
    } catch (IOException | DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
    if (log == null) {
      return Optional.empty();
    }
    last = time == null ? last : time;
    String text = log.endsWith("\n") ? log.substring(0, log.length() - 1) : log;
    String own = program.startsWith(DNSMASQ) ? program + "[" + pid + "]: " + text : text;
    line = own;
    at = 0;
    int start = program();
    return start < 0 ? Optional.empty() : Optional.of(new LogLine(last, withColon(start)));
  }

  private static Instant micros(String text) {
    long micros = Long.parseLong(text);
    return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
  }
}
