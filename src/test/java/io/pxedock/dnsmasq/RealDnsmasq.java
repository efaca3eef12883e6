package io.pxedock.dnsmasq;

import io.pxedock.model.LogLine;
import io.pxedock.text.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The dnsmasq of this machine, in a network namespace of its own that ends with it. */
final class RealDnsmasq implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Path directory;
  private final Process process;
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

  /** Starts it on empty host files in that directory. */
  RealDnsmasq(Path directory, String... options) throws IOException {
    this.directory = directory;
    write("", "");
    List<String> command =
        new ArrayList<>(
            List.of("unshare", "--net", "dnsmasq", "--keep-in-foreground", "--log-facility=-"));
    command.addAll(List.of("--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--user=root"));
    command.addAll(List.of("--pid-file=", "--dhcp-range=10.9.0.0,static,255.255.0.0"));
    command.add("--dhcp-leasefile=" + directory.resolve("leases"));
    command.add("--addn-hosts=" + hosts());
    command.add("--dhcp-hostsfile=" + dhcpHosts());
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    process = builder.start();
    Thread reader = new Thread(this::collect, "dnsmasq's log");
    reader.setDaemon(true);
    reader.start();
    untilRead();
  }

  private void collect() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
      lines.lines().forEach(log::add);
    } catch (IOException | UncheckedIOException e) {
      log.add("the log broke off: " + e.getMessage());
    }
  }

  Path hosts() {
    return directory.resolve("hosts");
  }

  Path dhcpHosts() {
    return directory.resolve("dhcphosts");
  }

  long pid() {
    return process.pid();
  }

  private void write(String hosts, String dhcpHosts) throws IOException {
    Files.writeString(hosts(), hosts, StandardCharsets.ISO_8859_1);
    Files.writeString(dhcpHosts(), dhcpHosts, StandardCharsets.ISO_8859_1);
  }

  /** What it logs on SIGHUP with these files. */
  List<LogEvent> reload(Bytes hosts, Bytes dhcpHosts) throws IOException {
    Files.write(hosts(), hosts.toArray());
    Files.write(dhcpHosts(), dhcpHosts.toArray());
    log.clear();
    new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid())).inheritIO().start();
    return untilRead();
  }

  private List<LogEvent> untilRead() {
    List<LogEvent> events = new ArrayList<>();
    try {
      while (true) {
        String line = log.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
          throw new AssertionError("dnsmasq has not read its files; its log so far: " + events);
        }
        LogEvent event = DnsmasqLog.parse(new LogLine(Instant.EPOCH, line));
        events.add(event);
        if (event instanceof LogEvent.FileRead read && read.path().equals(dhcpHosts().toString())) {
          return events;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
