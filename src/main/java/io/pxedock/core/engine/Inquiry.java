package io.pxedock.core.engine;

import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.diagnosis.why.Facts;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.timeline.Unregistered;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Severity;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects what is known of one machine, so that it can be judged. */
public final class Inquiry {
  private final Site site;
  private final Snapshot snapshot;

  /**
   * Begins an inquiry.
   *
   * @param snapshot with the whole boot path
   */
  public Inquiry(Site site, Snapshot snapshot) {
    this.site = site;
    this.snapshot = snapshot;
  }

  /**
   * Returns what is known of the machine that a word names.
   *
   * @param word a name, an FQDN, an IP, a MAC or the end of one
   * @param preflight what answers for dnsmasq
   * @throws Failure REFUSED if the word names no machine, or several; UNREACHABLE if the files
   *     cannot be read
   */
  public Facts of(String word, Function<Snapshot, Preflight> preflight) {
    HostTable table = HostTable.of(snapshot);
    Host host = table.isUnknown(word) ? null : host(table, word);
    MacAddress mac = host == null ? stranger(table, word) : host.mac();
    if (host == null) {
      host = table.owner(mac).orElse(null);
    }
    return new Facts(snapshot, host, mac, log(), preflight.apply(snapshot), null);
  }

  /** Of two lines for one machine, the one with an error is the question. */
  private static Host host(HostTable table, String word) {
    List<Host> named = table.all(word);
    boolean isWhole =
        MacAddress.tryParse(word).isPresent() || Ipv4Address.tryParse(word).isPresent();
    boolean isOneName = named.stream().map(Host::name).distinct().count() == 1;
    if (named.size() > 1 && (isWhole || isOneName)) {
      return named.stream()
          .filter(h -> h.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR))
          .findFirst()
          .orElse(named.get(0));
    }
    return table.resolve(word);
  }

  private MacAddress stranger(HostTable table, String word) {
    Optional<MacAddress> known = Unregistered.of(word, snapshot).map(Unregistered::mac);
    if (known.isPresent()) {
      return known.get();
    }
    boolean isAddress =
        MacAddress.tryParse(word).isPresent() || Ipv4Address.tryParse(word).isPresent();
    if (!isAddress) {
      table.resolve(word);
    }
    throw Failure.refused(
        "there is no host '" + word + "', and nothing is known of it",
        snapshot
            .log()
            .reason()
            .map(Failure::line)
            .orElse("neither dnsmasq's log nor its leases name it"));
  }

  private List<LogEvent> log() {
    return Observed.of(() -> new BootLog(site).read())
        .orElse(snapshot.log().orElse(List.<LogEvent>of()));
  }

  /**
   * Returns a rehearsal of the machine's boot on the wire; empty if it is not a registered machine
   * that can be rehearsed.
   *
   * @throws Failure UNREACHABLE when the segment cannot be joined
   */
  public Optional<Rehearsal> rehearse(Facts facts) {
    Optional<Host> host = facts.host().filter(h -> h.mac() != null && !h.isIpmi());
    return host.map(
        h ->
            new Rehearsals(site.files(), site.tools().wire(), snapshot)
                .walk(List.of(h), facts.firmware())
                .get(0));
  }

  /** Returns whether a failure only means that there is no way to the wire. */
  public static boolean isOutOfReach(Failure failure) {
    return failure.exit() == ExitCode.UNREACHABLE;
  }
}
