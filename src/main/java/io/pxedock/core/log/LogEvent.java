package io.pxedock.core.log;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.net.RehearsalMark;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a line of the server's log says, as far as pxedock acts on it: dnsmasq's, and that of the
 * web server beside it when the site has one.
 */
public sealed interface LogEvent {
  /** Returns the line that reports the event. */
  LogLine line();

  /**
   * Returns what the line is about: by the MAC of a DHCP message, else by its address.
   *
   * @param known gives the owner of a MAC or an address, in text; null for none
   */
  default <T> Optional<T> owner(Function<String, T> known) {
    if (this instanceof Dhcp dhcp) {
      return Optional.ofNullable(known.apply(dhcp.mac().text()));
    }
    if (this instanceof Tftp tftp) {
      return Optional.ofNullable(tftp.ip()).map(String::valueOf).map(known);
    }
    return this instanceof Fetched fetched
        ? Optional.ofNullable(known.apply(fetched.ip().toString()))
        : Optional.empty();
  }

  /** dnsmasq began: {@code started, version 2.90 cachesize 150}. */
  record Started(LogLine line, DnsmasqVersion version) implements LogEvent {}

  /** It has read a host file, at start or after SIGHUP. The path is one inside the container. */
  record FileRead(LogLine line, String path) implements LogEvent {}

  /**
   * It did not like a line of a file, or could not read the file.
   *
   * @param path inside the container, empty when the message names none
   * @param number the line in that file, 0 when the message names none
   */
  record Complaint(LogLine line, String path, int number, String message) implements LogEvent {}

  /**
   * A DHCP message.
   *
   * @param type such as DHCPDISCOVER
   * @param ip null when none is named
   * @param remark what follows: a host name, or {@code no address available}
   */
  record Dhcp(LogLine line, String xid, String type, Ipv4Address ip, MacAddress mac, String remark)
      implements LogEvent {
    /** Whether the client was sent away with nothing. */
    public boolean isUnanswered() {
      return remark.contains("no address available");
    }

    /** Whether a rehearsal asked under the MAC of the machine, and not the machine itself. */
    public boolean isRehearsed() {
      return RehearsalMark.isIn(xid);
    }
  }

  /**
   * A TFTP transfer, by the client's address: dnsmasq logs no MAC here.
   *
   * @param outcome what became of it
   */
  record Tftp(LogLine line, Outcome outcome, String path, Ipv4Address ip) implements LogEvent {}

  /** How a TFTP transfer ended. */
  enum Outcome {
    SENT,
    NOT_FOUND,
    FAILED
  }

  /**
   * A machine asked the site's own web server for a file.
   *
   * @param found whether it got it
   */
  record Fetched(LogLine line, boolean found, String path, Ipv4Address ip) implements LogEvent {}

  /** Anything else. */
  record Other(LogLine line) implements LogEvent {}
}
