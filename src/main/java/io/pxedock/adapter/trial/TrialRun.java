package io.pxedock.adapter.trial;

import io.pxedock.adapter.docker.ThrowAway;
import io.pxedock.adapter.process.ProcessCommands;
import io.pxedock.adapter.wire.DhcpPacket;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.spi.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One start of dnsmasq with one candidate, and the questions to it. */
final class TrialRun {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration DEAF_PATIENCE = Duration.ofSeconds(2);

  /** Its socket holds some hundred messages. */
  private static final int BATCH = 40;

  private static final MacAddress MARKER = MacAddress.parse("52:54:00:ff:ff:01");
  private static final Pattern LINE = Pattern.compile("dnsmasq(?:-[a-z]+)?(?:\\[\\d+\\])?: (.*)");
  private static final Pattern OFFER =
      Pattern.compile("(\\d{1,9}) DHCPOFFER\\([^)]*\\) ([0-9.]+) .*");
  private static final Pattern DUMPED = Pattern.compile("time \\d+");

  private final ThrowAway.Program dnsmasq;
  private final TrialNetwork network;
  private final Trial.Server server;
  private final List<String> said = new ArrayList<>();
  private boolean hasEnded;
  private int marks;

  TrialRun(ThrowAway.Program dnsmasq, TrialNetwork network, Trial.Server server) {
    this.dnsmasq = dnsmasq;
    this.network = network;
    this.server = server;
  }

  Trial.Verdict ask(List<Trial.Query> queries) {
    List<Optional<Ipv4Address>> offers =
        new ArrayList<>(Collections.nCopies(queries.size(), Optional.empty()));
    if (!until(line -> line.startsWith("started, version "), said, PATIENCE) || !hasRead()) {
      return new Trial.Verdict(false, false, List.copyOf(said), offers);
    }
    boolean answers = said.stream().anyMatch(line -> line.contains(": DHCP, ")) && isHeard();
    for (int from = 0; answers && from < queries.size(); from += BATCH) {
      answers = ask(queries, from, Math.min(queries.size(), from + BATCH), offers);
    }
    return new Trial.Verdict(!hasEnded, answers, List.copyOf(said), offers);
  }

  /** Makes it dump its statistics, which it does when it has read its files. */
  private boolean hasRead() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20 && !hasEnded; i++) {
      dnsmasq
          .pid()
          .ifPresent(
              pid -> new ProcessCommands().run(List.of("kill", "-USR1", "" + pid), DEAF_PATIENCE));
      if (until(line -> DUMPED.matcher(line).matches(), lines, Duration.ofMillis(500 + 100 * i))) {
        lines.remove(lines.size() - 1);
        said.addAll(lines);
        return true;
      }
    }
    said.addAll(lines);
    if (!hasEnded) {
      throw Failure.unreachable("dnsmasq does not say what it has read", "");
    }
    return false;
  }

  private boolean isHeard() {
    return mark(new ArrayList<>(), DEAF_PATIENCE);
  }

  private boolean ask(
      List<Trial.Query> queries, int from, int to, List<Optional<Ipv4Address>> offers) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(line(queries.get(i), i + 1));
    }
    network.send(lines.toString());
    List<String> answered = new ArrayList<>();
    boolean isMarked = mark(answered, PATIENCE);
    for (String line : answered) {
      Matcher m = OFFER.matcher(message(line));
      if (m.matches()) {
        int number = Integer.parseInt(m.group(1)) - 1;
        if (number >= from && number < to) {
          offers.set(number, Ipv4Address.tryParse(m.group(2)));
        }
      }
    }
    return isMarked;
  }

  private String line(Trial.Query query, int xid) {
    Ipv4Address relay = query.relay().orElse(null);
    byte[] packet = DhcpPacket.request(xid, query.mac(), relay, query.options());
    String from = relay == null ? TrialNetwork.STATION.toString() : relay.toString();
    String to = relay == null ? "255.255.255.255" : server.address().toString();
    return from + " " + to + " " + HexFormat.of().formatHex(packet) + "\n";
  }

  /** Asks for a network that nobody serves: when that is refused, all before it is answered. */
  private boolean mark(List<String> seen, Duration patience) {
    Ipv4Address via = Ipv4Address.parse("203.0.113." + (1 + ++marks % 200));
    byte[] packet = DhcpPacket.request(0, MARKER, via, Map.of(53, new byte[] {1}));
    network.send(
        TrialNetwork.STATION
            + " "
            + server.address()
            + " "
            + HexFormat.of().formatHex(packet)
            + "\n");
    String refusal = "no address range available for DHCP request via " + via;
    return until(refusal::equals, seen, patience);
  }

  @SuppressWarnings("OptionalAssignedToNull")
  private boolean until(Predicate<String> last, List<String> seen, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      Optional<String> line = dnsmasq.next(left);
      if (line == null) {
        return false;
      }
      if (line.isEmpty()) {
        hasEnded = true;
        return false;
      }
      seen.add(line.get());
      if (last.test(message(line.get()))) {
        return true;
      }
    }
    return false;
  }

  private static String message(String line) {
    Matcher m = LINE.matcher(line);
    return m.matches() ? m.group(1) : line;
  }
}
