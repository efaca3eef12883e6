package io.pxedock.core.engine;

import io.pxedock.core.diagnosis.AskedDnsmasq;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.dnsmasq.model.Client;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.Segment;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.Trial;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks dnsmasq itself about the files of a site, or about candidates for them. */
public final class Trials {
  private final Trial trial;
  private final WorkFiles files;
  private final Snapshot snapshot;
  private final Optional<ContainerSpec> created;

  /** Creates the trials of one snapshot. */
  public Trials(Trial trial, WorkFiles files, Snapshot snapshot) {
    this(trial, files, snapshot, Optional.empty());
  }

  /**
   * Creates the trials of a container that is to take the place of the server's.
   *
   * @param created empty for the server's own container
   */
  Trials(Trial trial, WorkFiles files, Snapshot snapshot, Optional<ContainerSpec> created) {
    this.trial = trial;
    this.files = files;
    this.snapshot = snapshot;
    this.created = created;
  }

  /** Returns what dnsmasq answers. */
  public Preflight ask(Preflight computed) {
    return ask(List.of(computed)).get(0);
  }

  /**
   * Returns what dnsmasq answers with the files of each.
   *
   * @throws Failure UNREACHABLE when it cannot be asked
   */
  public List<Preflight> ask(List<Preflight> computed) {
    List<Trial.Candidate> candidates = computed.stream().map(this::candidate).toList();
    List<Trial.Verdict> verdicts = trial.ask(server(computed), candidates);
    List<Preflight> asked = new ArrayList<>();
    for (int i = 0; i < computed.size(); i++) {
      asked.add(computed.get(i).answeredBy(asked(computed.get(i), verdicts.get(i))));
    }
    return asked;
  }

  private Trial.Candidate candidate(Preflight preflight) {
    Map<String, Bytes> texts = new HashMap<>();
    preflight
        .source()
        .entries()
        .forEach(
            (path, entry) -> {
              if (entry instanceof FileSource.Text file) {
                texts.put(path, TrialText.of(file.text()));
              }
            });
    List<Trial.Query> queries = new ArrayList<>();
    for (MacAddress mac : preflight.macs()) {
      for (Segment segment : preflight.dnsmasq().segments()) {
        queries.add(
            new Trial.Query(
                mac, Client.pxe(mac, 0).options(), Optional.ofNullable(segment.relay())));
      }
    }
    return new Trial.Candidate(texts, queries);
  }

  private static AskedDnsmasq asked(Preflight preflight, Trial.Verdict verdict) {
    int segments = preflight.dnsmasq().segments().size();
    Map<MacAddress, List<Optional<Ipv4Address>>> offers = new HashMap<>();
    List<MacAddress> macs = preflight.macs();
    for (int i = 0; i < macs.size(); i++) {
      offers.put(macs.get(i), verdict.offers().subList(i * segments, (i + 1) * segments));
    }
    List<LogEvent> said =
        verdict.said().stream()
            .map(text -> DnsmasqLog.parse(new LogLine(java.time.Instant.EPOCH, text)))
            .toList();
    return new AskedDnsmasq(verdict.starts(), verdict.answers(), said, offers);
  }

  private Trial.Server server(List<Preflight> computed) {
    SiteFiles site = snapshot.files().orThrow();
    Optional<ContainerState> container = snapshot.container().orElse(Optional.empty());
    Set<String> copied = new HashSet<>();
    for (Preflight preflight : computed) {
      preflight.source().entries().forEach((path, entry) -> directory(path, entry, copied));
    }
    // An empty one of the trial's own: the container that is to start may get the server's only
    // then.
    copied.add(ServerBinds.LEASES_INSIDE);
    Map<String, Path> shared = new HashMap<>();
    String root = site.conf().tftpRoot();
    site.paths()
        .outside(root)
        .filter(path -> files.infoFollowingLinks(path).filter(Trials::isDirectory).isPresent())
        .ifPresent(path -> shared.put(root, path));
    return new Trial.Server(
        created
            .map(ContainerSpec::image)
            .or(() -> container.map(ContainerState::image))
            .orElse(snapshot.settings().image()),
        created
            .map(ContainerSpec::command)
            .or(() -> container.map(ContainerState::command))
            .orElse(List.of()),
        snapshot.device(),
        snapshot.settings().address(),
        snapshot.settings().subnet(),
        copied,
        shared);
  }

  private static boolean isDirectory(io.pxedock.model.file.FileInfo info) {
    return info.kind() == io.pxedock.model.file.FileInfo.Kind.DIRECTORY;
  }

  /** Adds the directory of a path that is bound as a part of a directory. */
  private void directory(String path, FileSource.Entry entry, Set<String> copied) {
    Path inside = Path.of("/").resolve(path).normalize();
    Optional<Bind> bind =
        snapshot.files().orThrow().paths().binds().stream()
            .filter(b -> inside.startsWith(b.target()))
            .max(Comparator.comparingInt(b -> b.target().length()));
    if (bind.isEmpty() || entry instanceof FileSource.Unseen) {
      return;
    }
    if (entry instanceof FileSource.Directory) {
      copied.add(inside.toString());
    } else if (!Path.of(bind.get().target()).equals(inside)) {
      copied.add(inside.getParent().toString());
    }
  }
}
