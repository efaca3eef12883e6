package io.pxedock.core.diagnosis;

import io.pxedock.core.site.Snapshot;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.site.Settings;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way a boot takes, link by link: Docker, bridge, port, network, container, dnsmasq, TFTP,
 * images.
 */
public final class BootPath {
  private final Snapshot snapshot;
  private final Settings settings;

  private BootPath(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.settings = snapshot.settings();
  }

  public static List<PathLink> of(Snapshot snapshot) {
    BootPath path = new BootPath(snapshot);
    PathLink docker = path.docker();
    return Stream.of(
            docker,
            path.bridge(),
            path.port(),
            path.network(),
            path.container(),
            DaemonLinks.dnsmasq(snapshot),
            DaemonLinks.tftp(snapshot),
            path.images())
        .map(link -> withoutEcho(link, docker))
        .toList();
  }

  // What hides behind Docker says so in two words: the reason stands on Docker's own line.
  private static PathLink withoutEcho(PathLink link, PathLink docker) {
    boolean echo = link.state() == PathLink.State.UNKNOWN && link.detail().equals(docker.detail());
    return echo ? new PathLink(link.name(), link.state(), "needs Docker", "") : link;
  }

  private PathLink docker() {
    return snapshot
        .engine()
        .fold(
            version -> PathLink.ok("docker", version),
            reason -> PathLink.failed("docker", reason.what(), reason.remedy()));
  }

  private PathLink bridge() {
    return snapshot.bridge().fold(this::bridge, r -> PathLink.unknown("bridge", r));
  }

  private PathLink bridge(BridgeState bridge) {
    if (!bridge.exists()) {
      return PathLink.failed(
          "bridge",
          "there is no bridge '" + bridge.name() + "'",
          "name another in pxedock.conf, or create it: ovs-vsctl add-br " + bridge.name());
    }
    return PathLink.ok("bridge", bridge.name());
  }

  private PathLink port() {
    return snapshot.port().fold(this::port, r -> PathLink.unknown("port", r));
  }

  private PathLink port(PortState port) {
    String name = port.name();
    if (!port.exists()) {
      return PathLink.failed(
          "port",
          "there is no port '" + name + "'",
          "ovs-vsctl add-port "
              + settings.bridge()
              + " "
              + name
              + tagWord(settings.tag())
              + " -- set interface "
              + name
              + " type=internal");
    }
    if (!port.bridge().equals(settings.bridge())) {
      return PathLink.failed(
          "port",
          "port " + name + " is on bridge " + port.bridge() + ", not on " + settings.bridge(),
          "name that bridge in pxedock.conf, or move the port");
    }
    if (!port.error().isEmpty() || !port.type().equals("internal")) {
      String why = port.error().isEmpty() ? "is not an internal port" : port.error();
      return PathLink.failed(
          "port",
          "port " + name + " is broken: " + why,
          "ovs-vsctl set interface " + name + " type=internal");
    }
    if (!port.linkExists() || !port.linkUp()) {
      return PathLink.failed("port", "link " + name + " is down", "ip link set " + name + " up");
    }
    if (settings.tag() != 0 && port.tag() != settings.tag()) {
      return PathLink.failed(
          "port",
          "port " + name + " has tag " + port.tag() + ", not " + settings.tag(),
          "ovs-vsctl set port " + name + " tag=" + settings.tag());
    }
    return PathLink.ok("port", name + tagWord(port.tag()) + ", up");
  }

  private static String tagWord(int tag) {
    return tag == 0 ? "" : " tag=" + tag;
  }

  private PathLink network() {
    return snapshot.network().fold(this::network, r -> PathLink.unknown("network", r));
  }

  private PathLink network(Optional<NetworkState> found) {
    String name = settings.network();
    String create =
        "docker network create -d macvlan --subnet="
            + settings.subnet()
            + " --gateway="
            + settings.gateway()
            + " -o parent="
            + settings.port()
            + " "
            + name;
    if (found.isEmpty()) {
      return PathLink.failed("network", "there is no Docker network '" + name + "'", create);
    }
    NetworkState network = found.get();
    String recreate = "stop the container, docker network rm " + name + ", then " + create;
    if (!network.driver().equals("macvlan") || !network.parent().equals(settings.port())) {
      return PathLink.failed(
          "network",
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
          name + " has subnet " + network.subnet() + ", not " + settings.subnet(),
          "name that subnet in pxedock.conf, or " + recreate);
    }
    return PathLink.ok(
        "network", name + " " + network.subnet() + ", macvlan on " + network.parent());
  }

  private PathLink container() {
    return snapshot.container().fold(this::container, r -> PathLink.unknown("container", r));
  }

  private PathLink container(Optional<ContainerState> found) {
    String name = settings.container();
    if (found.isEmpty()) {
      return PathLink.failed("container", "there is no container '" + name + "'", "pxedock setup");
    }
    ContainerState container = found.get();
    if (!container.isRunning()) {
      String exit = container.exitCode() == 0 ? "" : " with " + container.exitCode();
      return PathLink.failed(
          "container", name + " is " + container.status() + exit, "pxedock start");
    }
    String address = container.addresses().get(settings.network());
    if (!Objects.equals(address, settings.address().toString())) {
      return PathLink.failed(
          "container",
          name
              + " has address "
              + (address == null ? "none" : address)
              + " on "
              + settings.network()
              + ", not "
              + settings.address(),
          "name that address in pxedock.conf, or create the container with --ip="
              + settings.address());
    }
    if (container.autoRemove()) {
      return PathLink.warning(
          "container",
          name + " runs, but was made with --rm: its lease file goes when it stops",
          "create it with --restart=unless-stopped and without --rm");
    }
    return PathLink.ok("container", name + " runs at " + address);
  }

  private PathLink images() {
    return snapshot
        .images()
        .fold(
            answer -> BootImagesLink.of(answer, settings.images()),
            reason ->
                snapshot.files().isKnown()
                    ? PathLink.failed("images", reason.what(), reason.remedy())
                    : PathLink.unknown("images", reason));
  }
}
