package io.pxedock.console.render;

import io.pxedock.core.log.LogEvent;
import java.util.function.UnaryOperator;

/**
 * A line of the log in columns.
 *
 * @param word what happened; empty for a line that is shown as it is
 * @param who the host's name, or its address when nobody knows it
 */
public record LogRow(String word, String who, String text, Tone tone, boolean isKnown) {
  /**
   * Returns the row of a line.
   *
   * @param names gives the host of a MAC or an address, in text; null for none
   * @param whole whether to list every missing file that PXELINUX tries
   */
  public static LogRow of(LogEvent event, UnaryOperator<String> names, boolean whole) {
    if (event instanceof LogEvent.Dhcp dhcp) {
      return dhcp(dhcp, names);
    }
    if (event instanceof LogEvent.Tftp tftp) {
      return tftp(tftp, names, whole);
    }
    if (event instanceof LogEvent.Fetched fetched) {
      return fetched(fetched, names);
    }
    if (event instanceof LogEvent.Complaint complaint) {
      return new LogRow("", "", complaint.message(), Tone.BAD, true);
    }
    Tone tone = event instanceof LogEvent.Other ? Tone.FAINT : Tone.ACCENT;
    return new LogRow("", "", message(event.line().text()), tone, true);
  }

  /** Returns the row in columns, behind the time of it. */
  public Line after(Line time) {
    if (word.isEmpty()) {
      return time.plus(text, tone);
    }
    return time.plus(Cells.fit(word, 9, "") + " ", tone)
        .plus(Cells.fit(who, 18, "…") + " ", isKnown ? Tone.PLAIN : Tone.WARNING)
        .plus(text, tone == Tone.PLAIN ? Tone.FAINT : tone);
  }

  // Without "dnsmasq-dhcp[1]: ".
  private static String message(String line) {
    int end = line.startsWith("dnsmasq") ? line.indexOf("]: ") : -1;
    return end < 0 ? line : line.substring(end + 3);
  }

  private static LogRow dhcp(LogEvent.Dhcp dhcp, UnaryOperator<String> names) {
    String mac = dhcp.mac().text();
    String name = names.apply(mac);
    String ip = dhcp.ip() == null ? "" : dhcp.ip().toString();
    boolean nak = dhcp.type().equals("DHCPNAK");
    String remark = dhcp.remark().equals(name) ? "" : dhcp.remark();
    String gap = ip.isEmpty() || remark.isEmpty() ? "" : "  ";
    return new LogRow(
        dhcp.type().substring(4),
        name == null ? mac : name,
        ip + gap + remark,
        dhcp.isUnanswered() || nak ? Tone.WARNING : Tone.PLAIN,
        name != null);
  }

  private static LogRow fetched(LogEvent.Fetched fetched, UnaryOperator<String> names) {
    String ip = fetched.ip().toString();
    String name = names.apply(ip);
    return new LogRow(
        fetched.found() ? "fetched" : "no file",
        name == null ? ip : name,
        fetched.path(),
        fetched.found() ? Tone.PLAIN : Tone.WARNING,
        name != null);
  }

  private static LogRow tftp(LogEvent.Tftp tftp, UnaryOperator<String> names, boolean whole) {
    String ip = tftp.ip().toString();
    String name = names.apply(ip);
    boolean search =
        tftp.outcome() == LogEvent.Outcome.NOT_FOUND && tftp.path().contains("/pxelinux.cfg/");
    if (search && !whole) {
      String who = name == null ? ip : name;
      return new LogRow("looks for", who, "its configuration", Tone.FAINT, name != null);
    }
    String word =
        switch (tftp.outcome()) {
          case SENT -> "sent";
          case NOT_FOUND -> "no file";
          case FAILED -> "cut off";
        };
    Tone tone = tftp.outcome() == LogEvent.Outcome.SENT ? Tone.PLAIN : Tone.WARNING;
    return new LogRow(
        word,
        name == null ? ip : name,
        tftp.path().replaceFirst("^/tftpboot/", ""),
        search ? Tone.FAINT : tone,
        name != null);
  }
}
