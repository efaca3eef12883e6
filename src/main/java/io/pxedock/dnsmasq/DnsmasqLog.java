package io.pxedock.dnsmasq;

import io.pxedock.model.Ipv4Address;
import io.pxedock.model.LogLine;
import io.pxedock.model.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dnsmasq's log lines. The wordings are those of version 2.90 (option.c, cache.c, dhcp.c,
 * rfc2131.c, tftp.c).
 *
 * <p>What clients send stands in the log too, printable characters as they are: host names, vendor
 * classes, file names, names asked for. It never stands at the beginning of a message, so every
 * pattern begins with dnsmasq's own words and holds for the part of dnsmasq that says them.
 */
public final class DnsmasqLog {
  // Without the process number when it runs with --no-daemon.
  private static final Pattern LINE =
      Pattern.compile(
          "(?:[A-Z][a-z]{2} [ 0-9]\\d \\d\\d:\\d\\d:\\d\\d )?"
              + "(dnsmasq(?:-[a-z]+)?)(?:\\[\\d+\\])?: (.*)");
  private static final Pattern READ_NAMES = Pattern.compile("read (/.+) - \\d+ names");
  private static final Pattern READ_HOSTS =
      Pattern.compile("read (/.+?)(?: - \\d+ (?:names|addresses))?");
  private static final Pattern DHCP =
      Pattern.compile(
          "(?:(\\d+) )?(DHCP[A-Z]+)\\(([^)\\s]+)\\)(?: ([0-9.]+))? ([0-9a-f:]{17})(?: (.*))?");
  private static final Pattern SENT = Pattern.compile("sent (\\S.*) to ([0-9.]+)");
  private static final Pattern NOT_FOUND = Pattern.compile("file (\\S.*) not found for ([0-9.]+)");
  private static final Pattern TFTP_FAILED =
      Pattern.compile(
          "(?:failed sending (\\S.*) to ([0-9.]+)|error \\d+ .* received from ([0-9.]+))");

  private static final Pattern UNREADABLE =
      Pattern.compile(
          "(?:cannot (?:read|access|open)(?: directory)?|failed to (?:load names from|open|read))"
              + " (?<path>/.+): [^:]+");

  /** What it says of its files; the words in front of {@code at line} are all of option.c's. */
  private static final List<Pattern> OF_FILES =
      List.of(
          Pattern.compile("bad (?:address|name) at (?<path>/.+) line (?<line>\\d+)"),
          Pattern.compile(
              "(?:[Bb]ad|missing|duplicate|illegal|invalid|extraneous|inconsistent|unsupported"
                  + "|only|prefix|improper|cannot|recompile|error|inappropriate|weird|conflicting)"
                  + "(?: .*| \")? at line (?<line>\\d+) of (?<path>/.+)"),
          UNREADABLE,
          Pattern.compile("TFTP directory (?<path>/.+) inaccessible: .*"),
          Pattern.compile("FAILED to start up"));

  private static final List<Pattern> OF_DHCP =
      List.of(
          Pattern.compile("bad (?:line|address|name) at (?<path>/.+) line (?<line>\\d+)"),
          UNREADABLE,
          Pattern.compile("duplicate IP address .* in dhcp-config directive"),
          Pattern.compile("not using configured address .*"),
          Pattern.compile("\\S+ has more than one address in hostsfile.*"),
          Pattern.compile("no address range available for DHCP request .*"));

  private static final List<Pattern> OF_TFTP = List.of(UNREADABLE);

  private DnsmasqLog() {}

  public static LogEvent parse(LogLine line) {
    Matcher m = LINE.matcher(line.text());
    if (!m.matches()) {
      return new LogEvent.Other(line);
    }
    String message = m.group(2);
    Optional<LogEvent> event =
        switch (m.group(1)) {
          case "dnsmasq" -> daemon(line, message);
          case "dnsmasq-dhcp" -> dhcp(line, message);
          case "dnsmasq-tftp" -> tftp(line, message);
          default -> Optional.empty();
        };
    return event.orElse(new LogEvent.Other(line));
  }

  private static Optional<LogEvent> daemon(LogLine line, String message) {
    if (message.startsWith("started, version ")) {
      return Optional.of(new LogEvent.Started(line));
    }
    return fileRead(READ_NAMES, line, message).or(() -> complaint(OF_FILES, line, message));
  }

  private static Optional<LogEvent> dhcp(LogLine line, String message) {
    Matcher m = DHCP.matcher(message);
    if (m.matches()) {
      Optional<MacAddress> mac = MacAddress.tryParse(m.group(5));
      if (mac.isPresent()) {
        Ipv4Address ip = m.group(4) == null ? null : Ipv4Address.tryParse(m.group(4)).orElse(null);
        String remark = m.group(6) == null ? "" : m.group(6);
        String xid = m.group(1) == null ? "" : m.group(1);
        return Optional.of(new LogEvent.Dhcp(line, xid, m.group(2), ip, mac.get(), remark));
      }
    }
    return fileRead(READ_HOSTS, line, message).or(() -> complaint(OF_DHCP, line, message));
  }

  private static Optional<LogEvent> fileRead(Pattern pattern, LogLine line, String message) {
    Matcher m = pattern.matcher(message);
    return m.matches() ? Optional.of(new LogEvent.FileRead(line, m.group(1))) : Optional.empty();
  }

  private static Optional<LogEvent> complaint(
      List<Pattern> patterns, LogLine line, String message) {
    for (Pattern pattern : patterns) {
      Matcher m = pattern.matcher(message);
      if (m.matches()) {
        boolean hasPath = pattern.pattern().contains("<path>");
        boolean hasLine = pattern.pattern().contains("<line>");
        String path = hasPath ? m.group("path") : "";
        int number = hasLine ? lineNumber(m.group("line")) : 0;
        return Optional.of(new LogEvent.Complaint(line, path, number, message));
      }
    }
    return Optional.empty();
  }

  private static int lineNumber(String digits) {
    return digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  private static Optional<LogEvent> tftp(LogLine line, String message) {
    Matcher sent = SENT.matcher(message);
    if (sent.matches()) {
      return transfer(line, LogEvent.Outcome.SENT, sent.group(1), sent.group(2));
    }
    Matcher missing = NOT_FOUND.matcher(message);
    if (missing.matches()) {
      return transfer(line, LogEvent.Outcome.NOT_FOUND, missing.group(1), missing.group(2));
    }
    Matcher failed = TFTP_FAILED.matcher(message);
    if (failed.matches()) {
      String path = failed.group(1) == null ? "" : failed.group(1);
      String ip = failed.group(2) == null ? failed.group(3) : failed.group(2);
      return transfer(line, LogEvent.Outcome.FAILED, path, ip);
    }
    return complaint(OF_TFTP, line, message);
  }

  private static Optional<LogEvent> transfer(
      LogLine line, LogEvent.Outcome outcome, String path, String ip) {
    return Ipv4Address.tryParse(ip).map(address -> new LogEvent.Tftp(line, outcome, path, address));
  }
}
