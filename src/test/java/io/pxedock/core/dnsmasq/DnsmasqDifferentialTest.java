package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.log.LogEvent;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Odd lines, read by pxedock and by the real dnsmasq, which says in its log which ones it drops.
 */
@Tag("lab")
class DnsmasqDifferentialTest {
  private static final int LINES = 400;
  private static final Pattern READ = Pattern.compile(".*read .*/hosts - (\\d+) (names|addresses)");

  @TempDir static Path directory;
  private static RealDnsmasq dnsmasq;

  @BeforeAll
  static void start() throws IOException {
    dnsmasq = new RealDnsmasq(directory);
  }

  @AfterAll
  static void stop() {
    dnsmasq.close();
  }

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theDhcpHostLinesThatPxedockCallsDroppedAreTheOnesDnsmasqComplainsAbout(long seed)
      throws IOException {
    Bytes file = latin1(OddLines.dhcpHosts(seed, LINES));
    List<LogEvent> log = dnsmasq.reload(Bytes.EMPTY, file);
    assertThat(differences(file, droppedDhcpHosts(file), complaints(log, dnsmasq.dhcpHosts())))
        .isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theHostsLinesThatPxedockCallsBadAreTheOnesDnsmasqComplainsAbout(long seed)
      throws IOException {
    Bytes file = latin1(OddLines.hosts(seed, LINES));
    List<LogEvent> log = dnsmasq.reload(file, Bytes.EMPTY);
    Set<Integer> bad =
        hosts(file).lines().stream()
            .filter(line -> line.isBadAddress() || !line.badNames(dnsmasq.version()).isEmpty())
            .map(HostsLine::number)
            .collect(Collectors.toSet());
    assertThat(differences(file, bad, complaints(log, dnsmasq.hosts()))).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pxedockCountsWhatDnsmasqReads(long seed) throws IOException {
    Bytes file = latin1(OddLines.hosts(seed, LINES));
    List<LogEvent> log = dnsmasq.reload(file, Bytes.EMPTY);
    boolean countsNames = dnsmasq.version().has(DnsmasqRule.COUNTS_NAMES);
    assertThat(countsNames ? names(file) : addresses(file)).isEqualTo(countRead(log));
  }

  private static long names(Bytes file) {
    return hosts(file).entries().stream()
        .filter(line -> !line.isBadAddress())
        .mapToLong(line -> line.names().size() - line.badNames(dnsmasq.version()).size())
        .sum();
  }

  private static long addresses(Bytes file) {
    return hosts(file).entries().stream().filter(line -> !line.isBadAddress()).count();
  }

  private static long countRead(List<LogEvent> log) {
    return log.stream()
        .map(event -> READ.matcher(event.line().text()))
        .filter(Matcher::matches)
        .mapToLong(m -> Long.parseLong(m.group(1)))
        .findFirst()
        .orElse(-1);
  }

  /** An address that an earlier line has taken drops a line too. */
  private static Set<Integer> droppedDhcpHosts(Bytes file) {
    Set<Ipv4Address> taken = new HashSet<>();
    Set<Integer> dropped = new HashSet<>();
    for (DhcpHostLine line : dhcpHosts(file).lines()) {
      boolean isTaken =
          line.all(DhcpHostLine.Kind.IP).stream()
              .anyMatch(f -> taken.contains(Ipv4Address.parse(f.text())));
      if (line.isDropped(dnsmasq.version()) || isTaken) {
        dropped.add(line.number());
      } else {
        line.ip().ifPresent(taken::add);
      }
    }
    return dropped;
  }

  private static Set<Integer> complaints(List<LogEvent> log, Path file) {
    return log.stream()
        .flatMap(e -> e instanceof LogEvent.Complaint c ? Stream.of(c) : null)
        .filter(c -> c.path().equals(file.toString()))
        .map(LogEvent.Complaint::number)
        .collect(Collectors.toSet());
  }

  private static List<String> differences(Bytes file, Set<Integer> ours, Set<Integer> its) {
    LineText text = LineText.of(file);
    return IntStream.rangeClosed(1, text.size())
        .filter(n -> ours.contains(n) != its.contains(n))
        .mapToObj(n -> (ours.contains(n) ? "only pxedock: " : "only dnsmasq: ") + text.line(n))
        .toList();
  }

  private static HostsFile hosts(Bytes file) {
    return HostsFile.parse(Path.of("hosts"), "conf/hosts", LineText.of(file));
  }

  private static DhcpHostsFile dhcpHosts(Bytes file) {
    return DhcpHostsFile.parse(Path.of("dhcphosts"), "conf/dhcphosts", LineText.of(file));
  }

  private static Bytes latin1(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
