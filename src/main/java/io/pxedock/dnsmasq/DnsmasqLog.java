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
 * rfc2131.c, tftp.c); what a client sends can only ever stand where a name may stand.
 */
public final class DnsmasqLog {
  // What dnsmasq says when it cannot start comes before it has a log, and without a pid.
  private static final Pattern LINE =
      Pattern.compile(
          "(?:[A-Z][a-z]{2} [ 0-9]\\d \\d\\d:\\d\\d:\\d\\d )?(dnsmasq(?:-[a-z]+)?)(?:\\[\\d+\\])?: (.*)");
  private static final Pattern READ =
      Pattern.compile("read (/\\S+)(?: - \\d+ (?:names|addresses))?");
  private static final Pattern DHCP =
      Pattern.compile(
          "(?:(\\d+) )?(DHCP[A-Z]+)\\(([^)\\s]+)\\)(?: ([0-9.]+))? ([0-9a-f:]{17})(?: (.*))?");
  private static final Pattern SENT = Pattern.compile("sent (\\S.*) to ([0-9.]+)");
  private static final Pattern NOT_FOUND = Pattern.compile("file (\\S.*) not found for ([0-9.]+)");
  private static final Pattern TFTP_FAILED =
      Pattern.compile(
          "(?:failed sending (\\S.*) to ([0-9.]+)|error \\d+ .* received from ([0-9.]+))");

  private static final List<Pattern> COMPLAINTS =
      List.of(
          Pattern.compile("bad address at (?<path>/\\S+) line (?<line>\\d+)"),
          Pattern.compile("bad name at (?<path>/\\S+) line (?<line>\\d+)"),
          Pattern.compile(".* at line (?<line>\\d+) of (?<path>/\\S+)"),
          Pattern.compile("cannot (?:read|access|open) (?<path>/[^: ]+).*"),
          Pattern.compile("failed to (?:load names from|open|read) (?<path>/[^: ]+).*"),
          Pattern.compile("TFTP directory (?<path>/\\S+) inaccessible: .*"),
          Pattern.compile("duplicate IP address .* in dhcp-config directive"),
          Pattern.compile("not using configured address .*"),
          Pattern.compile(".* has more than one address in hostsfile.*"),
          Pattern.compile("no address range available for DHCP request .*"));

  private DnsmasqLog() {}

  public static LogEvent parse(LogLine line) {
    Matcher m = LINE.matcher(line.text());
    if (!m.matches()) {
      return new LogEvent.Other(line);
    }
    String message = m.group(2);
    return switch (m.group(1)) {
      case "dnsmasq-tftp" -> tftp(line, message);
      case "dnsmasq-dhcp" -> dhcp(line, message);
      default -> daemon(line, message);
    };
  }

  private static LogEvent daemon(LogLine line, String message) {
    if (message.startsWith("started, version ")) {
      return new LogEvent.Started(line);
    }
    return fileRead(line, message)
        .or(() -> complaint(line, message))
        .orElse(new LogEvent.Other(line));
  }

  private static LogEvent dhcp(LogLine line, String message) {
    Matcher m = DHCP.matcher(message);
    if (m.matches()) {
      Optional<MacAddress> mac = MacAddress.tryParse(m.group(5));
      if (mac.isPresent()) {
        Ipv4Address ip = m.group(4) == null ? null : Ipv4Address.tryParse(m.group(4)).orElse(null);
        String remark = m.group(6) == null ? "" : m.group(6);
        String xid = m.group(1) == null ? "" : m.group(1);
        return new LogEvent.Dhcp(line, xid, m.group(2), ip, mac.get(), remark);
      }
    }
    return daemon(line, message);
  }

  private static Optional<LogEvent> fileRead(LogLine line, String message) {
    Matcher m = READ.matcher(message);
    return m.matches() ? Optional.of(new LogEvent.FileRead(line, m.group(1))) : Optional.empty();
  }

  private static Optional<LogEvent> complaint(LogLine line, String message) {
    for (Pattern pattern : COMPLAINTS) {
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

  private static LogEvent tftp(LogLine line, String message) {
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
    return complaint(line, message).orElse(new LogEvent.Other(line));
  }

  private static LogEvent transfer(LogLine line, LogEvent.Outcome outcome, String path, String ip) {
    return Ipv4Address.tryParse(ip)
        .<LogEvent>map(address -> new LogEvent.Tftp(line, outcome, path, address))
        .orElse(new LogEvent.Other(line));
  }
}
