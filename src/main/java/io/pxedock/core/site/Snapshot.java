package io.pxedock.core.site;

import io.pxedock.core.boot.BoundFile;
import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.log.LogEvent;
import io.pxedock.model.Observed;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.site.Settings;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a site at one moment. A part that could not be reached is unavailable, with the
 * reason; the other parts are known.
 *
 * @param engine the name and version of the container engine
 * @param pid1 the command of PID 1 in the container; empty if it is not running
 * @param log the end of dnsmasq's log, oldest first
 * @param served by path on this machine: whether the container sees the same file there
 * @param images what the boot images URL serves; empty if {@code 911boot} names none
 * @param cutOff the changes of the journal that were cut off, oldest first
 * @param armings the changes of the journal that made the 911 flags, as far as they are known
 */
public record Snapshot(
    Instant taken,
    Path workdir,
    Settings settings,
    Observed<SiteFiles> files,
    Observed<String> engine,
    Observed<Optional<ContainerState>> container,
    Observed<Optional<NetworkState>> network,
    Observed<Optional<String>> pid1,
    Observed<List<LogEvent>> log,
    Observed<Optional<ServedTree>> tree,
    Observed<Map<Path, BoundFile>> served,
    Observed<BridgeState> bridge,
    Observed<PortState> port,
    Observed<Optional<BootImagesProbeResult>> images,
    Observed<List<CutOffChange>> cutOff,
    List<Arming> armings,
    Observed<Optional<WireProof>> proof) {

  /** The most time between the begin of a change and the flag that it makes. */
  private static final Duration MAX_CHANGE = Duration.ofMinutes(5);

  /** Returns this snapshot, with the parts that it did not observe taken from an earlier one. */
  public Snapshot over(Snapshot earlier, Scope looked) {
    boolean daemon = looked.holds(Scope.DAEMON);
    boolean everything = looked.holds(Scope.EVERYTHING);
    return new Snapshot(
        taken,
        workdir,
        settings,
        files,
        everything ? engine : earlier.engine,
        container,
        everything ? network : earlier.network,
        daemon ? pid1 : earlier.pid1,
        looked.holds(Scope.FILES) ? log : earlier.log,
        daemon ? tree : earlier.tree,
        daemon ? served : earlier.served,
        everything ? bridge : earlier.bridge,
        everything ? port : earlier.port,
        everything ? images : earlier.images,
        cutOff,
        armings,
        proof);
  }

  /** Returns the change that made a flag; empty if the flag was made, or made again, otherwise. */
  public Optional<Arming> arming(RescueFlag flag) {
    return armings.stream()
        .filter(arming -> arming.path().equals(flag.path()))
        .filter(arming -> isOf(arming.time(), flag.since()))
        .findFirst();
  }

  private static boolean isOf(Instant change, Instant flag) {
    return Duration.between(change, flag).abs().compareTo(MAX_CHANGE) < 0;
  }

  /** Returns the version in the log of dnsmasq's last start. */
  public DnsmasqVersion version() {
    return log.orElse(List.<LogEvent>of()).stream()
        .filter(LogEvent.Started.class::isInstance)
        .map(event -> ((LogEvent.Started) event).version())
        .reduce((earlier, later) -> later)
        .orElse(DnsmasqVersion.UNKNOWN);
  }

  /**
   * The container's network interface among the machines; where it could not be looked at, what
   * Docker calls the first one.
   */
  public String device() {
    return tree.orElse(Optional.empty()).stream()
        .flatMap(t -> t.inside().interfaces().stream())
        .filter(device -> device.addresses().contains(settings.address()))
        .map(device -> device.name())
        .findFirst()
        .orElse("eth0");
  }

  /** Returns the container if it is known to run. */
  public Optional<ContainerState> running() {
    return container.orElse(Optional.empty()).filter(ContainerState::isRunning);
  }
}
