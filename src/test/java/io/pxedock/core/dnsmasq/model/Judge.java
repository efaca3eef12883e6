package io.pxedock.core.dnsmasq.model;

import io.pxedock.adapter.wire.DhcpPacket;
import io.pxedock.app.RelayMain;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The real dnsmasq, the one of this machine or the one that the system property {@code dnsmasq}
 * names, in a network namespace of its own; clients ask it over a veth pair from another one.
 */
final class Judge implements AutoCloseable {
  static final Segment SEGMENT =
      Segment.own("v0", Ipv4Address.parse("192.168.0.240"), Ipv4Subnet.parse("192.168.0.0/24"));
  static final Ipv4Address RELAY = Ipv4Address.parse("192.168.0.241");

  private static final String PROGRAM = System.getProperty("dnsmasq", "dnsmasq");
  private static final long PATIENCE_SECONDS = 20;
  private static final Pattern VERSION = Pattern.compile("started, version (\\d+)\\.(\\d+).*");
  private static final Pattern OFFER = Pattern.compile("(\\d+) DHCPOFFER\\([^)]*\\) ([0-9.]+) .*");
  private static final Pattern LINE = Pattern.compile("dnsmasq(?:-[a-z]+)?(?:\\[\\d+\\])?: (.*)");

  /** What it says while it reads its files, and what it offers. */
  record Verdict(List<String> said, Map<MacAddress, Ipv4Address> offers, boolean isAlive) {}

  private final Path directory;
  private final Process namespace;
  private final Process relay;
  private final OutputStream toRelay;
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private Process dnsmasq;
  private DnsmasqVersion version = DnsmasqVersion.UNKNOWN;
  private int xid;
  private int marks;

  Judge(Path directory) throws IOException {
    this.directory = directory;
    namespace = new ProcessBuilder("unshare", "--net", "sleep", "infinity").start();
    List<String> java =
        List.of(
            "unshare",
            "--net",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RelayMain.class.getName());
    relay = new ProcessBuilder(java).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    toRelay = relay.getOutputStream();
    BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    collect(relay.getInputStream(), answers);
    try {
      if (answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
        throw new IOException("the relay does not start");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    connect();
  }

  private void connect() throws IOException {
    inside(namespace, "ip link set lo up");
    inside(namespace, "ip link add v0 type veth peer name v1");
    inside(namespace, "ip addr add 192.168.0.240/24 dev v0");
    inside(namespace, "ip link set v0 up");
    inside(namespace, "ip link set v1 netns " + relay.pid());
    inside(relay, "ip addr add 192.168.0.241/24 dev v1");
    inside(relay, "ip addr add 10.1.4.1/24 dev v1");
    inside(relay, "ip link set v1 up");
    inside(relay, "ip route add default via 192.168.0.240");
    inside(namespace, "ip route add 10.1.4.0/24 dev v0");
  }

  private static void inside(Process process, String command) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("nsenter", "--net=/proc/" + process.pid() + "/ns/net"));
    all.addAll(List.of(command.split(" ")));
    Process run = new ProcessBuilder(all).inheritIO().start();
    if (run.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().exitValue() != 0) {
      throw new IOException("failed: " + command);
    }
  }

  private static void collect(InputStream from, BlockingQueue<String> into) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(from, StandardCharsets.ISO_8859_1))) {
                lines.lines().forEach(into::add);
              } catch (IOException | UncheckedIOException e) {
                into.add("the log broke off: " + e.getMessage());
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  DnsmasqVersion version() {
    return version;
  }

  /** Starts it with these files, or lets it read them again when the configuration is the same. */
  Verdict ask(Pair pair, List<Client> clients, boolean anew) throws IOException {
    pair.write(directory);
    boolean starts = anew || pair.isDynamic() || dnsmasq == null || !dnsmasq.isAlive();
    log.clear();
    if (starts) {
      start();
    } else {
      new ProcessBuilder("kill", "-HUP", String.valueOf(dnsmasq.pid())).start().onExit().join();
    }
    if (starts) {
      // What arrives before it listens is lost.
      List<String> early = until(line -> line.contains("started, version"));
      if (!dnsmasq.isAlive() || early.stream().noneMatch(l -> l.contains("started, version"))) {
        return new Verdict(said(early), Map.of(), false);
      }
      early.forEach(this::noteVersion);
    }
    if (!pair.hasRange()) {
      return new Verdict(
          said(until(line -> line.contains("names") || line.contains("cleared"))), Map.of(), true);
    }
    Map<String, MacAddress> asked = new HashMap<>();
    StringBuilder lines = new StringBuilder();
    for (Client client : clients) {
      asked.put(String.valueOf(++xid), client.mac());
      lines.append(line(client, pair.relay()));
    }
    List<String> read = new ArrayList<>();
    boolean settled = settle(read);
    // The signal may come behind a question that was sent after it.
    while (settled && said(read).isEmpty()) {
      settled = settle(read);
    }
    if (!settled) {
      return new Verdict(said(read), Map.of(), false);
    }
    send(lines.toString());
    List<String> answered = new ArrayList<>();
    boolean isAlive = settle(answered);
    return new Verdict(said(read), offers(answered, asked), isAlive);
  }

  private void noteVersion(String line) {
    Matcher m = VERSION.matcher(message(line));
    if (m.matches()) {
      version = new DnsmasqVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
    }
  }

  private void start() throws IOException {
    stop();
    List<String> command =
        List.of(
            "nsenter",
            "--net=/proc/" + namespace.pid() + "/ns/net",
            PROGRAM,
            "--keep-in-foreground",
            "--log-facility=-",
            "--conf-file=" + directory.resolve("dnsmasq.conf"),
            "--log-dhcp",
            "--no-ping",
            "--no-resolv",
            "--user=root",
            "--pid-file=",
            "--dhcp-leasefile=" + directory.resolve("leases"));
    Files.deleteIfExists(directory.resolve("leases"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    dnsmasq = builder.start();
    collect(dnsmasq.getInputStream(), log);
  }

  void stop() {
    if (dnsmasq != null) {
      dnsmasq.destroy();
      dnsmasq.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      dnsmasq = null;
    }
  }

  private String line(Client client, Ipv4Address relay) {
    byte[] packet = DhcpPacket.request(xid, client.mac(), relay, client.options());
    String to = relay == null ? "255.255.255.255" : SEGMENT.server().toString();
    String from = relay == null ? RELAY.toString() : relay.toString();
    return from + " " + to + " " + HexFormat.of().formatHex(packet) + "\n";
  }

  private void send(String lines) throws IOException {
    toRelay.write(lines.getBytes(StandardCharsets.US_ASCII));
    toRelay.flush();
  }

  /** Asks for a network that nobody serves: when that is refused, all before it is answered. */
  private boolean settle(List<String> seen) throws IOException {
    String via = "203.0.113." + (1 + ++marks % 200);
    byte[] packet =
        DhcpPacket.request(
            0,
            MacAddress.parse("52:54:00:ff:ff:01"),
            Ipv4Address.parse(via),
            Map.of(53, new byte[] {1}));
    send(RELAY + " " + SEGMENT.server() + " " + HexFormat.of().formatHex(packet) + "\n");
    String mark = "no address range available for DHCP request via " + via;
    List<String> lines = until(line -> line.endsWith(mark));
    seen.addAll(lines);
    return !lines.isEmpty() && lines.get(lines.size() - 1).endsWith(mark);
  }

  private List<String> until(java.util.function.Predicate<String> last) {
    List<String> lines = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (System.nanoTime() < end) {
        String line = log.poll(50, TimeUnit.MILLISECONDS);
        if (line == null && !dnsmasq.isAlive() && log.isEmpty()) {
          return lines;
        }
        if (line != null) {
          lines.add(line);
          if (last.test(line)) {
            return lines;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("dnsmasq said nothing more after " + lines);
  }

  private static String message(String line) {
    Matcher m = LINE.matcher(line);
    return m.matches() ? m.group(1) : line;
  }

  private List<String> said(List<String> lines) {
    return lines.stream()
        .map(Judge::message)
        .map(line -> line.replace(directory + "/", "/conf/"))
        .filter(Judge::isOfFiles)
        .toList();
  }

  private static boolean isOfFiles(String line) {
    return !line.startsWith("no address range")
        && Stream.of(
                "read ",
                "failed to ",
                "cannot read",
                "duplicate ",
                "cleared cache",
                "bad dynamic",
                " at line ",
                "has more than one address",
                "bad address at",
                "bad name at")
            .anyMatch(line::contains);
  }

  private static Map<MacAddress, Ipv4Address> offers(
      List<String> lines, Map<String, MacAddress> asked) {
    Map<MacAddress, Ipv4Address> offers = new HashMap<>();
    for (String line : lines) {
      Matcher m = OFFER.matcher(message(line));
      if (m.matches() && asked.containsKey(m.group(1))) {
        offers.put(asked.get(m.group(1)), Ipv4Address.parse(m.group(2)));
      }
    }
    return offers;
  }

  @Override
  public void close() {
    stop();
    relay.destroy();
    namespace.destroy();
  }
}
