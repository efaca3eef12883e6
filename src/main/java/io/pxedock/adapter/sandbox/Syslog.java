package io.pxedock.adapter.sandbox;

import io.pxedock.model.container.LogLine;

/** dnsmasq's way to its log: {@code dnsmasq-dhcp[1]: …} on standard error of the container. */
final class Syslog {
  private final MonotonicClock ticks;
  private final Broadcast<LogLine> log;
  private final int pid;

  /**
   * @param pid dnsmasq's own, by the container's count
   */
  Syslog(MonotonicClock ticks, Broadcast<LogLine> log, int pid) {
    this.ticks = ticks;
    this.log = log;
    this.pid = pid;
  }

  void main(String message) {
    line("dnsmasq[" + pid + "]: " + message);
  }

  void dhcp(String message) {
    line("dnsmasq-dhcp[" + pid + "]: " + message);
  }

  void tftp(String message) {
    line("dnsmasq-tftp[" + pid + "]: " + message);
  }

  /** What it says before it has a log: why it does not start. */
  void plain(String text) {
    line(text);
  }

  private void line(String text) {
    log.add(new LogLine(ticks.next(), text));
  }
}
