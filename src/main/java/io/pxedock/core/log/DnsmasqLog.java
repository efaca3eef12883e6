package io.pxedock.core.log;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dnsmasq's log lines. The wordings are those of versions 2.80 to 2.92 (option.c, cache.c,
 * dhcp.c, dhcp-common.c, lease.c, inotify.c, rfc2131.c, tftp.c); where they differ, {@link
 * DnsmasqRule} says since when.
 *
 * <p>What clients send is in the log too, printable characters as they are: host names, vendor
 * classes, file names, names asked for. It is never at the beginning of a message, so every pattern
 * begins with dnsmasq's own words and holds for the part of dnsmasq that says them.
 */
public final class DnsmasqLog {
  // Without the process number when it runs with --no-daemon.
  private static final Pattern LINE =
      Pattern.compile(
          "(?:[A-Z][a-z]{2} [ 0-9]\\d \\d\\d:\\d\\d:\\d\\d )?"
              + "(dnsmasq(?:-[a-z]+)?)(?:\\[\\d+\\])?: (.*)");
  private static final Pattern READ_NAMES =
      Pattern.compile("read (/.+) - \\d+ (?:names|addresses)");
  private static final Pattern READ_HOSTS =
      Pattern.compile("read (/.+?)(?: - \\d+ (?:names|addresses))?");
  private static final Pattern DHCP =
      Pattern.compile(
          "(?:(\\d+) )?(DHCP[A-Z]+)\\(([^)\\s]+)\\)(?: ([0-9.]+))? ([0-9a-f:]{17})(?: (.*))?");
  private static final Pattern SENT = Pattern.compile("sent (\\S.*) to ([0-9.]+)");
  private static final Pattern NOT_FOUND =
      Pattern.compile("file (\\S.*) not found(?: for ([0-9.]+))?");
  private static final Pattern TFTP_FAILED =
      Pattern.compile(
          "(?:(?:failed|timeout) sending (\\S.*) to ([0-9.]+)"
              + "|error \\d+ .* received from ([0-9.]+))");

  private static final Pattern UNREADABLE =
      Pattern.compile(
          "(?:cannot (?:read|access|open)(?: directory| or create lease file)?"
              + "|failed to (?:load names from|open|read|access|write|create inotify for)"
              + "|bad dynamic directory)"
              + " (?<path>/.+): [^:]+");

  /**
   * What begins a line about a question of a DNS client ({@code log-queries}), whose names may look
   * like anything: log_query, cache.c.
   */
  private static final String QUESTION =
      "\\d+ |/|(?:query|dnssec-query|dnssec-retry)\\[|(?:cached|cached-stale|forwarded|reply|config"
          + "|auth|validation|ipset add|nftset add|reported|possible|nameserver"
          + "|ignoring query|Insecure) ";

  /** What it says of its files. A fault of a line may be told in any words. */
  private static final List<Pattern> OF_FILES =
      List.of(
          Pattern.compile("bad (?:address|name) at (?<path>/.+) line (?<line>\\d+)"),
          Pattern.compile(
              "(?!" + QUESTION + ").+? at line (?<line>\\d+) of (?<path>/.+)", Pattern.DOTALL),
          UNREADABLE,
          Pattern.compile("TFTP directory (?<path>/.+) inaccessible: .*"),
          Pattern.compile("too many stored leases"),
          Pattern.compile("FAILED to start up"));

  private static final List<Pattern> OF_DHCP =
      List.of(
          Pattern.compile("bad (?:line|address|name) at (?<path>/.+) line (?<line>\\d+)"),
          Pattern.compile("ignoring (?<path>/.+) line (?<line>\\d+), duplicate name or IP address"),
          UNREADABLE,
          Pattern.compile("duplicate IP address .* in dhcp-config directive"),
          Pattern.compile("not using configured address .*"),
          Pattern.compile("disabling DHCP static address .*"),
          Pattern.compile("\\S+ has more than one address in hostsfile.*"),
          Pattern.compile("DHCP range .* is not consistent with netmask .*"),
          Pattern.compile("ignoring invalid line in lease database.*"),
          Pattern.compile("failed to (?:write|parse lease database).*"),
          Pattern.compile("no address range available for DHCP request .*"));

  /** What it says in the ordinary course of a start or a reload, and what clients make it say. */
  private static final Pattern ORDINARY =
      Pattern.compile(
          "(?:"
              + QUESTION
              + "|(?:started|compile time options|warning: |DNS service|asynchronous|cleared cache"
              + "|using |reading |read |inotify|ignoring |reducing |exiting|setting |chown |DHCP[,:A-Z]"
              + "|DHCPv6|IPv6 |router advertisement|RTR-|Maximum number|abandoning lease"
              + "|not giving name|Ignoring domain|TFTP |not using|listening on|stopped listening"
              + "|\\S+ is a CNAME)).*",
          Pattern.DOTALL);

  private static final List<Pattern> OF_TFTP = List.of(UNREADABLE);

  private DnsmasqLog() {}

  /** Returns the event that a line reports; a line of another form is an event without meaning. */
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

  /**
   * Returns whether a line of dnsmasq is one whose words pxedock knows. A version to come may say
   * what none has said yet, and that is for a person to read.
   */
  public static boolean isFamiliar(LogEvent event) {
    Matcher m = LINE.matcher(event.line().text());
    return !(event instanceof LogEvent.Other)
        || !m.matches()
        || !(m.group(1).equals("dnsmasq") || m.group(1).equals("dnsmasq-dhcp"))
        || ORDINARY.matcher(m.group(2)).matches();
  }

  private static Optional<LogEvent> daemon(LogLine line, String message) {
    if (message.startsWith("started, version ")) {
      return Optional.of(new LogEvent.Started(line, DnsmasqVersion.ofStart(message)));
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
    if (missing.matches() && missing.group(2) == null) {
      return withoutClient(line, missing.group(1), message);
    }
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

  // Before 2.87 nobody can tell whose it was. PXELINUX looks for many files that need not be there.
  private static Optional<LogEvent> withoutClient(LogLine line, String path, String message) {
    return path.contains("/pxelinux.cfg/")
        ? Optional.empty()
        : Optional.of(new LogEvent.Complaint(line, path, 0, message));
  }

  private static Optional<LogEvent> transfer(
      LogLine line, LogEvent.Outcome outcome, String path, String ip) {
    return Ipv4Address.tryParse(ip).map(address -> new LogEvent.Tftp(line, outcome, path, address));
  }
}
