package io.pxedock.core.dnsmasq.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.dnsmasq.DnsmasqRule;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.model.net.Ipv4Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model and the real dnsmasq, asked the same about generated files. The system properties
 * {@code pairs} and {@code seed} say how many and which; {@code demo/lab truth} takes a fresh seed.
 */
@Tag("lab")
class TruthTest {
  private static final int PAIRS = Integer.getInteger("pairs", 1000);
  private static final int PAIRS_A_CONFIGURATION = 12;
  private static final int MOST_SHOWN = 5;

  @TempDir static Path directory;

  private int asked;
  private int agreed;
  private int notKnown;
  private int cards;
  private final Map<String, Integer> reasons = new TreeMap<>();

  @Test
  void theModelSaysWhatDnsmasqSaysAndDoes() throws IOException {
    long seed = Long.getLong("seed", 3);
    List<String> differences = new ArrayList<>();
    try (Judge judge = new Judge(directory)) {
      PairGenerator generator = new PairGenerator(seed);
      Loaded previous = null;
      boolean anew = true;
      boolean differs = false;
      for (int i = 0; i < PAIRS && differences.size() < MOST_SHOWN; i++) {
        boolean isNew = i % PAIRS_A_CONFIGURATION == 0 || differs;
        anew |= isNew;
        Pair pair = generator.next(isNew);
        differs = false;
        Compared compared = compare(judge, pair, anew || pair.isDynamic() ? null : previous, anew);
        previous = compared.loaded();
        // A tag that was used may end it at the next reload: that is asked of by another test.
        anew = !compared.isAlive() || usesTags(pair);
        if (compared.difference().isPresent()) {
          Pair least = shrink(judge, pair);
          differences.add(
              "pair "
                  + i
                  + ":\n"
                  + least
                  + "\n"
                  + compare(judge, least, null, true)
                      .difference()
                      .orElse("only after a reload: " + compared.difference().get() + "\n" + pair));
          anew = true;
          differs = true;
        }
      }
      System.out.printf(
          "truth: dnsmasq %s, seed %d: %d pairs, %d cards asked, %d agree, %d not known (%.2f %%),"
              + " %d differ%n",
          judge.version(),
          seed,
          asked,
          cards,
          agreed,
          notKnown,
          100.0 * notKnown / Math.max(1, cards),
          differences.size());
      reasons.forEach(
          (why, times) -> System.out.println("  not known " + times + " times: " + why));
    }
    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  private static boolean usesTags(Pair pair) {
    return pair.files().values().stream()
        .flatMap(List::stream)
        .anyMatch(line -> line.contains("set:") || line.contains("net:"));
  }

  /** What came out; the difference is empty when both say the same. */
  private record Compared(Loaded loaded, Optional<String> difference, boolean isAlive) {}

  private Compared compare(Judge judge, Pair pair, Loaded previous, boolean anew)
      throws IOException {
    List<Client> clients = PairGenerator.clients();
    Judge.Verdict verdict = judge.ask(pair, clients, anew);
    asked++;
    DnsmasqVersion version = judge.version();
    Configuration conf = ConfReader.read("/conf/dnsmasq.conf", pair.source(), version);
    if (conf.fault().isPresent() || !verdict.isAlive()) {
      boolean starts = verdict.isAlive();
      boolean same = conf.fault().isPresent() != starts;
      return new Compared(
          null,
          same
              ? Optional.empty()
              : Optional.of("starts: " + starts + ", model: " + conf.fault() + verdict.said()),
          starts);
    }
    Loaded loaded =
        previous == null ? Loaded.of(conf, pair.source()) : loaded(conf, pair, previous);
    List<String> said = loaded.log().stream().map(LogMessage::text).toList();
    List<String> wrong = new ArrayList<>();
    boolean isKnown = loaded.unknown().isEmpty();
    boolean isOrdered = isOrdered(pair, loaded);
    if (isKnown && isOrdered && !said.equals(verdict.said())) {
      wrong.add("says   " + verdict.said() + "\n  model " + said);
    }
    Offers offers = new Offers(loaded, Judge.SEGMENT.by(pair.relay()));
    for (Client client : clients) {
      cards++;
      Answer answer = offers.discover(client, Offers.Leases.NONE);
      Optional<Ipv4Address> real = Optional.ofNullable(verdict.offers().get(client.mac()));
      if (!answer.isKnown()) {
        notKnown++;
        reasons.merge(answer.detail(), 1, Integer::sum);
      } else if (answer.address().equals(real)) {
        agreed++;
      } else {
        wrong.add(client.mac() + " is offered " + real + ", model " + answer);
      }
    }
    return new Compared(
        loaded, wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", wrong)), true);
  }

  // What comes in no order is not told in one.
  private static boolean isOrdered(Pair pair, Loaded loaded) {
    boolean hasDirectory = pair.conf().stream().anyMatch(line -> line.endsWith(".d"));
    boolean isSorted = loaded.conf().version().has(DnsmasqRule.SORTS_DIRECTORIES);
    return (isSorted || !hasDirectory)
        && loaded.entries().newestFirst().stream()
            .noneMatch(entry -> entry.join() == HostEntry.Join.NOT_KNOWN);
  }

  private static Loaded loaded(Configuration conf, Pair pair, Loaded previous) {
    return Loaded.reload(conf, pair.source(), previous);
  }

  private Pair shrink(Judge judge, Pair pair) throws IOException {
    Pair least = pair;
    boolean shrinks = true;
    while (shrinks) {
      shrinks = false;
      for (Pair smaller : least.smaller().toList()) {
        if (smaller.hasRange() && compare(judge, smaller, null, true).difference().isPresent()) {
          least = smaller;
          shrinks = true;
          break;
        }
      }
    }
    return least;
  }
}
