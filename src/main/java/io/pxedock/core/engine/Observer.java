package io.pxedock.core.engine;

import io.pxedock.core.boot.BoundFile;
import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.core.site.BootImagesProbeResult;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.core.site.WireProof;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.site.Settings;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortState;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Tools;
import io.pxedock.spi.UrlProbe;
import io.pxedock.spi.VirtualSwitch;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks at a site. */
public final class Observer {
  /** How much of the log is looked at: a day of a busy site, a moment to read. */
  private static final int LOG_TAIL = 20_000;

  private final Path workdir;
  private final Settings settings;
  private final WorkFiles files;
  private final ContainerEngine docker;
  private final VirtualSwitch ovs;
  private final UrlProbe urls;
  private final InstantSource clock;
  private final CutOffChanges cutOff;
  private final Armings armings;

  Observer(Path workdir, Settings settings, Tools tools, InstantSource clock) {
    this.workdir = workdir;
    this.settings = settings;
    this.files = tools.files();
    this.docker = tools.docker();
    this.ovs = tools.ovs();
    this.urls = tools.urls();
    this.clock = clock;
    this.armings = new Armings(workdir);
    this.cutOff = new CutOffChanges(files, workdir, armings::see);
  }

  /** What is so now. Never throws: what cannot be reached is unavailable in the snapshot. */
  public Snapshot observe(Scope scope) {
    boolean everything = scope.holds(Scope.EVERYTHING);
    CompletableFuture<Observed<BridgeState>> bridge =
        later(everything, () -> ovs.bridge(settings.bridge()));
    CompletableFuture<Observed<PortState>> port =
        later(everything, () -> ovs.port(settings.port()));
    boolean withContainer = scope.holds(Scope.FILES);
    Observed<Optional<ContainerState>> container =
        withContainer ? Observed.of(() -> docker.container(settings.container())) : unlooked();
    Observed<SiteFiles> site =
        Observed.of(() -> new SiteReader(files, workdir).read(container.orElse(Optional.empty())));
    CompletableFuture<Observed<Optional<BootImagesProbeResult>>> images =
        later(everything, () -> probe(site, container.isKnown()));
    Optional<ContainerState> running =
        container.orElse(Optional.empty()).filter(ContainerState::isRunning);
    boolean daemon = scope.holds(Scope.DAEMON);
    Observed<Optional<ServedTree>> tree =
        daemon ? onEngine(container, () -> tree(site, running)) : unlooked();
    return new Snapshot(
        clock.instant(),
        workdir,
        settings,
        site,
        everything ? onEngine(container, docker::version) : unlooked(),
        container,
        everything ? onEngine(container, () -> docker.network(settings.network())) : unlooked(),
        daemon ? onEngine(container, () -> pid1(running)) : unlooked(),
        withContainer ? onEngine(container, () -> log(container.orThrow())) : unlooked(),
        tree,
        daemon ? onEngine(container, () -> served(tree.orThrow(), running)) : unlooked(),
        bridge.join(),
        port.join(),
        images.join(),
        Observed.of(cutOff::list),
        armings.current(),
        Observed.of(this::proof));
  }

  private Optional<WireProof> proof() {
    Path path = workdir.resolve(WireProof.FILE);
    return files.infoFollowingLinks(path).isEmpty()
        ? Optional.empty()
        : WireProof.parse(files.read(path));
  }

  private static <T> Observed<T> unlooked() {
    return Observed.unavailable(Failure.failed("not looked at", ""));
  }

  private static <T> CompletableFuture<Observed<T>> later(boolean wanted, Supplier<T> call) {
    return wanted
        ? CompletableFuture.supplyAsync(() -> Observed.of(call))
        : CompletableFuture.completedFuture(unlooked());
  }

  // What has just not answered is not asked again: each question has its own deadline to run out.
  private static <T> Observed<T> onEngine(
      Observed<Optional<ContainerState>> container, Supplier<T> call) {
    return container.fold(known -> Observed.of(call), Observed::unavailable);
  }

  private Optional<String> pid1(Optional<ContainerState> running) {
    return running.flatMap(
        c ->
            docker.processes(c.name()).stream()
                .filter(p -> p.pid() == c.pid())
                .map(ContainerEngine.ContainerProcess::command)
                .findFirst());
  }

  private List<LogEvent> log(Optional<ContainerState> container) {
    return container
        .map(c -> docker.logs(c.name(), LOG_TAIL).stream().map(DnsmasqLog::parse).toList())
        .orElse(List.of());
  }

  private Optional<ServedTree> tree(Observed<SiteFiles> site, Optional<ContainerState> running) {
    return running.map(c -> new TreeReader(files, docker, site.orThrow(), c).read());
  }

  private Map<Path, BoundFile> served(Optional<ServedTree> tree, Optional<ContainerState> running) {
    return tree.map(t -> new StaleBindMounts(files).compare(running.orElseThrow(), t))
        .orElse(Map.of());
  }

  private Optional<BootImagesProbeResult> probe(Observed<SiteFiles> site, boolean hasDocker) {
    return site.value()
        .flatMap(s -> s.boot().value())
        .flatMap(BootDirectory::rescue)
        .flatMap(PxelinuxConfig::imagesUrl)
        .map(
            url ->
                new BootImagesProbe(files, docker, urls, settings, workdir.resolve("images"))
                    .look(url, hasDocker));
  }
}
