package io.pxedock.core.diagnosis.why;

import io.pxedock.core.boot.BootFileRule;
import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.boot.Walks;
import io.pxedock.core.diagnosis.BootPath;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.dnsmasq.model.Answer;
import io.pxedock.core.dnsmasq.model.Client;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.pxelinux.Served;
import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.timeline.BootHistory;
import io.pxedock.core.timeline.BootOutcome;
import io.pxedock.core.timeline.BootOutcomes;
import io.pxedock.core.timeline.BootSelection;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that is known of one machine and of the server that it boots from. */
public final class Facts {
  private static final String CONFIGS = "pxelinux.cfg/";

  private final Snapshot snapshot;
  private final HostTable table;
  private final Host host;
  private final MacAddress mac;
  private final List<LogEvent> log;
  private final Preflight preflight;
  private final Rehearsal rehearsal;
  private final List<PathLink> links;
  private final List<BootOutcome> boots;
  private final Optional<BootTrace> trace;

  /**
   * Puts the facts together.
   *
   * @param snapshot with the whole boot path; its files must be known
   * @param host null for a machine that is not registered
   * @param mac null for a host without a MAC
   * @param log oldest first
   * @param preflight what dnsmasq offers with the files as they are
   * @param rehearsal null when none was made
   */
  public Facts(
      Snapshot snapshot,
      Host host,
      MacAddress mac,
      List<LogEvent> log,
      Preflight preflight,
      Rehearsal rehearsal) {
    this.snapshot = snapshot;
    this.table = HostTable.of(snapshot);
    this.host = host;
    this.mac = mac;
    this.log = List.copyOf(log);
    this.preflight = preflight;
    this.rehearsal = rehearsal;
    this.links = BootPath.of(snapshot);
    BootHistory history = new BootHistory(new BootSelection(Optional.of(table)).machines());
    log.forEach(history::add);
    this.boots =
        BootOutcomes.of(history.boots(), snapshot.taken()).stream()
            .filter(outcome -> outcome.boot().mac().equals(mac))
            .toList();
    this.trace = walk();
  }

  /** Returns these facts with a rehearsal. */
  public Facts with(Rehearsal made) {
    return new Facts(this, made);
  }

  private Facts(Facts other, Rehearsal rehearsal) {
    this.snapshot = other.snapshot;
    this.table = other.table;
    this.host = other.host;
    this.mac = other.mac;
    this.log = other.log;
    this.preflight = other.preflight;
    this.rehearsal = rehearsal;
    this.links = other.links;
    this.boots = other.boots;
    this.trace = other.trace;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  HostTable table() {
    return table;
  }

  /** Returns the host; empty for a machine that is not registered. */
  public Optional<Host> host() {
    return Optional.ofNullable(host);
  }

  /** Returns the MAC; empty for a host that has none. */
  public Optional<MacAddress> mac() {
    return Optional.ofNullable(mac);
  }

  /** Returns the name of the host, else the MAC. */
  public String name() {
    return host == null ? String.valueOf(mac) : host.name();
  }

  List<LogEvent> log() {
    return log;
  }

  Preflight preflight() {
    return preflight;
  }

  Optional<Rehearsal> rehearsal() {
    return Optional.ofNullable(rehearsal);
  }

  List<PathLink> links() {
    return links;
  }

  Optional<BootOutcome> latest() {
    return boots.isEmpty() ? Optional.empty() : Optional.of(boots.get(boots.size() - 1));
  }

  Optional<RescueFlag> flag() {
    return host == null ? Optional.empty() : host.armed911();
  }

  /** Returns what dnsmasq gives the machine with the files as they are, by the model. */
  Answer answer() {
    return preflight.dnsmasq().offer(Client.pxe(mac, firmware().code()));
  }

  /** Returns the row of the machine in the preflight. */
  Optional<Preflight.Row> row() {
    return preflight.rows().stream().filter(row -> row.mac().equals(mac)).findFirst();
  }

  /** Returns what the machine finds when it boots, in the files as the container has them. */
  Optional<BootTrace> trace() {
    return trace;
  }

  private Optional<BootTrace> walk() {
    Optional<ServedTree> tree = snapshot.tree().orElse(Optional.empty());
    boolean isBmc = host != null && host.isIpmi();
    Firmware firmware = firmware();
    boolean hasFile = BootFileRule.of(snapshot.files().orThrow().conf(), firmware).isPresent();
    if (tree.isEmpty() || mac == null || isBmc || !hasFile) {
      return Optional.empty();
    }
    Walks walks = new Walks(snapshot.files().orThrow().conf(), name -> served(tree.get(), name));
    return Optional.of(walks.of(firmware, mac, host().flatMap(Host::address)));
  }

  // The container's pxelinux.cfg is the one that was listed here.
  private Served served(ServedTree tree, String name) {
    Served answer = tree.answer(name);
    int at = name.indexOf(CONFIGS);
    boolean isAbsent =
        answer.isUnknown()
            && at >= 0
            && snapshot
                .files()
                .orThrow()
                .boot()
                .value()
                .filter(boot -> boot.entry(name.substring(at + CONFIGS.length())).isEmpty())
                .isPresent();
    return isAbsent ? Served.missing() : answer;
  }

  /** Returns the firmware by the machine's last request, else a BIOS. */
  public Firmware firmware() {
    return latest()
        .map(outcome -> outcome.boot().architecture())
        .map(
            architecture ->
                switch (architecture) {
                  case 6 -> Firmware.EFI32;
                  case 7, 8, 9 -> Firmware.EFI64;
                  case 0 -> Firmware.BIOS;
                  default -> served();
                })
        .orElseGet(this::served);
  }

  private Firmware served() {
    DnsmasqConf conf = snapshot.files().orThrow().conf();
    return new Walks(conf, name -> Served.missing())
        .firmwares().stream().findFirst().orElse(Firmware.BIOS);
  }

  /** Returns the DHCP messages of a machine; those of rehearsals are not its own. */
  List<LogEvent.Dhcp> messages(MacAddress of) {
    return log.stream()
        .filter(LogEvent.Dhcp.class::isInstance)
        .map(LogEvent.Dhcp.class::cast)
        .filter(dhcp -> dhcp.mac().equals(of) && !dhcp.isRehearsed())
        .toList();
  }

  /** Returns when dnsmasq last read its files, by its log; the container's start otherwise. */
  Instant loadedAt() {
    return log.stream()
        .filter(e -> e instanceof LogEvent.FileRead || e instanceof LogEvent.Started)
        .map(e -> e.line().time())
        .reduce((earlier, later) -> later)
        .or(() -> snapshot.running().map(container -> container.startedAt()))
        .orElse(Instant.EPOCH);
  }

  /** Returns the last boot if it began with the files that dnsmasq has now. */
  Optional<BootOutcome> latestSinceLoad() {
    return latest().filter(outcome -> !outcome.boot().begun().isBefore(loadedAt()));
  }
}
