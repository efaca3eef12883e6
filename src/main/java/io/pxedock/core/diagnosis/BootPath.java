package io.pxedock.core.diagnosis;

import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Observed;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.site.Settings;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortChange;
import io.pxedock.model.switching.PortState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way a boot takes, link by link: Docker, bridge, port, network, container, dnsmasq, TFTP,
 * images, and that a machine boots.
 */
public final class BootPath {
  private final Snapshot snapshot;
  private final Settings settings;

  private BootPath(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.settings = snapshot.settings();
  }

  /**
   * Returns the links of the boot path in the order of a boot; what was not observed is unknown.
   */
  public static List<PathLink> of(Snapshot snapshot) {
    BootPath path = new BootPath(snapshot);
    List<PathLink> links =
        List.of(
            path.docker(),
            path.bridge(),
            path.port(),
            path.behindDocker("network", snapshot.network(), path::network),
            path.behindDocker(
                "container", snapshot.container(), found -> ContainerLink.of(snapshot)),
            path.behindDocker("dnsmasq", snapshot.pid1(), pid1 -> DaemonLinks.dnsmasq(snapshot)),
            path.behindDocker("tftp", snapshot.tree(), tree -> TftpLink.of(snapshot)),
            path.images());
    return Stream.concat(links.stream(), Stream.of(BootsLink.of(links, snapshot))).toList();
  }

  // What is hidden by Docker says so in two words: the reason is on Docker's own line.
  private <T> PathLink behindDocker(
      String name, Observed<T> part, Function<? super T, PathLink> known) {
    return part.fold(
        known,
        reason ->
            snapshot.engine().isKnown()
                ? PathLink.unknown(name, reason)
                : PathLink.needs(name, "Docker"));
  }

  private PathLink docker() {
    return snapshot
        .engine()
        .fold(
            version -> PathLink.ok("docker", version, version),
            reason -> PathLink.failed("docker", "docker-down", reason.what(), reason.remedy()));
  }

  private PathLink bridge() {
    return snapshot.bridge().fold(this::bridge, r -> PathLink.unknown("bridge", r));
  }

  private PathLink bridge(BridgeState bridge) {
    if (!bridge.exists()) {
      return PathLink.failed(
          "bridge",
          "no-bridge",
          "there is no bridge '" + bridge.name() + "'",
          Remedy.by(
              "name another in pxedock.conf, or create it", "ovs-vsctl", "add-br", bridge.name()));
    }
    return PathLink.ok("bridge", bridge.name(), bridge.name());
  }

  private PathLink port() {
    return snapshot.port().fold(this::port, r -> PathLink.unknown("port", r));
  }

  private PathLink port(PortState port) {
    String name = port.name();
    if (!port.exists()) {
      return PathLink.failed(
          "port",
          "no-port",
          "there is no port '" + name + "'",
          Remedy.command(PortChange.add(settings.bridge(), name, settings.tag()).argv()));
    }
    if (!port.bridge().equals(settings.bridge())) {
      return PathLink.failed(
          "port",
          "port-elsewhere",
          "port " + name + " is on bridge " + port.bridge() + ", not on " + settings.bridge(),
          "name that bridge in pxedock.conf, or move the port");
    }
    if (!port.error().isEmpty() || !port.type().equals("internal")) {
      String why = port.error().isEmpty() ? "is not an internal port" : port.error();
      return PathLink.failed(
          "port",
          "port-broken",
          "port " + name + " is broken: " + why,
          Remedy.command(PortChange.makeInternal(settings.bridge(), name).argv()));
    }
    if (!port.linkExists() || !port.linkUp()) {
      return PathLink.failed(
          "port",
          "port-down",
          "link " + name + " is down",
          Remedy.command(PortChange.linkUp(name).argv()));
    }
    if (settings.isTagGiven() && port.tag() != settings.tag()) {
      return PathLink.failed(
          "port",
          "wrong-tag",
          "port "
              + name
              + (port.tag() == 0 ? " has no tag" : " has tag " + port.tag())
              + (settings.tag() == 0 ? ", and pxedock.conf says none" : ", not " + settings.tag()),
          Remedy.command(PortChange.setTag(settings.bridge(), name, settings.tag()).argv()));
    }
    return PathLink.ok(
        "port", port.tag() == 0 ? name : "tag=" + port.tag(), name + tagWord(port.tag()) + ", up");
  }

  private static String tagWord(int tag) {
    return tag == 0 ? "" : " tag=" + tag;
  }

  private PathLink network(Optional<NetworkState> found) {
    String name = settings.network();
    Remedy create =
        Remedy.command(
            "docker",
            "network",
            "create",
            "-d",
            "macvlan",
            "--subnet=" + settings.subnet(),
            "--gateway=" + settings.gateway(),
            "-o",
            "parent=" + settings.port(),
            name);
    if (found.isEmpty()) {
      return PathLink.failed(
          "network", "no-network", "there is no Docker network '" + name + "'", create);
    }
    NetworkState network = found.get();
    Remedy recreate = Remedy.command("pxedock", "setup", "--replace");
    if (!network.driver().equals("macvlan") || !network.parent().equals(settings.port())) {
      return PathLink.failed(
          "network",
          "network-differs",
          name
              + " is "
              + network.driver()
              + " on '"
              + network.parent()
              + "', not macvlan on '"
              + settings.port()
              + "'",
          recreate);
    }
    if (!network.subnet().equals(settings.subnet().toString())) {
      return PathLink.failed(
          "network",
          "network-differs",
          name + " has subnet " + network.subnet() + ", not " + settings.subnet(),
          recreate.prefixed("name that subnet in pxedock.conf, or "));
    }
    return PathLink.ok(
        "network",
        network.subnet(),
        name + " " + network.subnet() + ", macvlan on " + network.parent());
  }

  private PathLink images() {
    return snapshot
        .images()
        .fold(
            answer -> BootImagesLink.of(answer, settings.images()),
            reason ->
                snapshot.files().isKnown()
                    ? PathLink.failed("images", "images-dead", reason.what(), reason.remedy())
                    : PathLink.unknown("images", reason));
  }
}
