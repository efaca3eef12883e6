package io.pxedock.core.dnsmasq;

import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The dnsmasq of this machine, or the one that the system property {@code dnsmasq} names, in a
 * network namespace of its own that ends with it.
 */
final class RealDnsmasq implements AutoCloseable {
  private static final String PROGRAM = System.getProperty("dnsmasq", "dnsmasq");
  private static final long PATIENCE_SECONDS = 20;
  private static final String SERVER = "10.9.255.1";

  private final Path directory;
  private final Process process;
  private final DnsmasqVersion version;
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

  /** Starts it on empty host files in that directory. */
  RealDnsmasq(Path directory, String... options) throws IOException {
    this.directory = directory;
    write("", "");
    List<String> command =
        new ArrayList<>(
            List.of("unshare", "--net", PROGRAM, "--keep-in-foreground", "--log-facility=-"));
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
    version =
        untilRead().stream()
            .flatMap(e -> e instanceof LogEvent.Started s ? Stream.of(s.version()) : null)
            .findFirst()
            .orElse(DnsmasqVersion.UNKNOWN);
  }

  DnsmasqVersion version() {
    return version;
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
    return until(
        e -> e instanceof LogEvent.FileRead read && read.path().equals(dhcpHosts().toString()));
  }

  private List<LogEvent> until(Predicate<LogEvent> last) {
    List<LogEvent> events = new ArrayList<>();
    try {
      while (true) {
        String line = log.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
          throw new AssertionError("dnsmasq said nothing more after " + events);
        }
        LogEvent event = DnsmasqLog.parse(new LogLine(Instant.EPOCH, line));
        events.add(event);
        if (last.test(event)) {
          return events;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Gives it a network to hear clients on. */
  void connect() throws IOException {
    inside("ip link set lo up");
    inside("ip link add v0 type veth peer name v1");
    inside("ip addr add " + SERVER + "/16 dev v0");
    inside("ip link set v0 up");
    inside("ip link set v1 up");
  }

  /** The address it offers to a client with that hardware address, if it offers one. */
  Optional<Ipv4Address> ask(MacAddress mac, int number) throws IOException {
    Path packet = directory.resolve("discover");
    Files.write(packet, discover(mac, number));
    log.clear();
    inside("cat " + packet + " > /dev/udp/" + SERVER + "/67");
    return until(e -> isAnswer(e, number)).stream()
        .flatMap(e -> e instanceof LogEvent.Dhcp d ? Stream.of(d) : Stream.empty())
        .filter(d -> d.type().equals("DHCPOFFER"))
        .map(LogEvent.Dhcp::ip)
        .findFirst();
  }

  private static boolean isAnswer(LogEvent event, int number) {
    return event instanceof LogEvent.Dhcp d
        && d.xid().equals(String.valueOf(number))
        && (d.type().equals("DHCPOFFER") || !d.remark().isEmpty());
  }

  /** A DISCOVER as a relay passes it on; the answer to it is only read in the log. */
  private static byte[] discover(MacAddress mac, int number) throws IOException {
    byte[] relay = InetAddress.getByName(SERVER).getAddress();
    ByteBuffer packet = ByteBuffer.allocate(300);
    packet.put(new byte[] {1, 1, 6, 1}).putInt(number);
    packet.position(24).put(relay).put(HexFormat.ofDelimiter(":").parseHex(mac.toString()));
    packet.position(236).putInt(0x63825363).put(new byte[] {53, 1, 1, (byte) 255});
    return packet.array();
  }

  private void inside(String command) throws IOException {
    List<String> nsenter = List.of("nsenter", "--net=/proc/" + process.pid() + "/ns/net");
    List<String> all = new ArrayList<>(nsenter);
    all.addAll(List.of("bash", "-c", command));
    Process run = new ProcessBuilder(all).inheritIO().start();
    if (run.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().exitValue() != 0) {
      throw new IOException("failed: " + command);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
