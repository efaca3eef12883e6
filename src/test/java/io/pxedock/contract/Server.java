package io.pxedock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The words in which the tests speak of the server under test. */
final class Server {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  static final Duration GRACE = Duration.ofSeconds(2);

  /** A card that no test registers: what it asks marks a place in the log. */
  private static final MacAddress STRANGER = MacAddress.parse("52:54:00:88:00:01");

  final StackUnderTest stack;
  final String container;
  private int mark;

  Server(StackUnderTest stack) {
    this.stack = stack;
    this.container = stack.settings().container();
  }

  /** Waits until it is so, and fails when it is not so in time. */
  static void until(Callable<Boolean> condition) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(condition);
  }

  static MacAddress mac(int number) {
    return MacAddress.parse(String.format("52:54:00:99:00:%02x", number));
  }

  Path file(String name) {
    return stack.workdir().resolve(name);
  }

  void write(String name, String text) {
    try {
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ContainerState state() {
    return stack.engine().container(container).orElseThrow();
  }

  /** Returns the version of dnsmasq that started last. */
  DnsmasqVersion version() {
    return stack.engine().logs(container, 100_000).stream()
        .map(line -> DnsmasqLog.parse(line))
        .flatMap(event -> event instanceof LogEvent.Started s ? Stream.of(s.version()) : null)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** Started anew with these host files and no leases. */
  void begin(String hosts, String dhcpHosts) {
    stack.engine().stop(container, GRACE);
    delete("leases/dnsmasq.leases");
    write("conf/hosts", hosts);
    write("conf/dhcphosts", dhcpHosts);
    start();
  }

  /** Starts it, and waits for it to answer. */
  void start() {
    mark();
    stack.engine().start(container);
    awaitLog(text -> text.startsWith("started, version"));
    settle();
  }

  void hangUp() {
    stack.kill("HUP");
  }

  /** From here on is what {@link #said} tells. */
  void mark() {
    List<LogLine> lines = stack.engine().logs(container, 100_000);
    mark = lines.size();
  }

  /** What dnsmasq said since the mark, without the name of the program. */
  List<String> said() {
    List<LogLine> lines = stack.engine().logs(container, 100_000);
    return lines.subList(Math.min(mark, lines.size()), lines.size()).stream()
        .map(line -> line.text().replaceFirst("^dnsmasq(?:-[a-z]+)?\\[\\d+\\]: ", ""))
        .toList();
  }

  /** What it said of its files since the mark, and not of its clients. */
  List<String> saidOfFiles() {
    return said().stream().filter(text -> !text.matches("[0-9]+ .*|not using .*")).toList();
  }

  void awaitLog(Predicate<String> wanted) {
    until(() -> said().stream().anyMatch(wanted));
  }

  /**
   * Waits until all is done that was asked before. dnsmasq does one thing after the other: when it
   * has answered a stranger, it has read its files to the end.
   */
  void settle() {
    long before = strangers();
    until(
        () -> {
          assertThat(stack.discover(STRANGER)).isEmpty();
          return strangers() > before;
        });
  }

  private long strangers() {
    return stack.engine().logs(container, 100_000).stream()
        .filter(line -> line.text().contains("DHCPDISCOVER(eth0) " + STRANGER))
        .count();
  }
}
