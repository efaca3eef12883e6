package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.site.Settings;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortChange;
import io.pxedock.model.switching.PortState;
import io.pxedock.spi.ContainerEngine.Subscription;
import io.pxedock.spi.VirtualSwitch;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A switch with the bridge and port of the settings, both up; the other methods break it. */
public final class SandboxSwitch implements VirtualSwitch {
  /** On which nothing listens but what a container does. */
  static final Ipv4Address OWN_ADDRESS = Ipv4Address.parse("10.1.1.11");

  private final Settings settings;
  private final Broadcast<Boolean> changes = new Broadcast<>("sandbox-switch", 0);
  private boolean bridgeExists = true;
  private PortState port;
  private Failure unreachable;

  SandboxSwitch(Settings settings) {
    this.settings = settings;
    repair();
  }

  @Override
  public synchronized BridgeState bridge(String name) {
    needSwitch();
    boolean exists = bridgeExists && name.equals(settings.bridge());
    return new BridgeState(name, exists, exists);
  }

  @Override
  public synchronized PortState port(String name) {
    needSwitch();
    return name.equals(settings.port()) && bridgeExists ? port : PortState.absent(name);
  }

  @Override
  public synchronized List<String> bridges() {
    needSwitch();
    return bridgeExists ? List.of(settings.bridge()) : List.of();
  }

  /** One beside the machines' network, as that of a controller is. */
  @Override
  public List<Ipv4Address> addresses() {
    return List.of(OWN_ADDRESS);
  }

  @Override
  public synchronized void change(PortChange change) {
    needSwitch();
    if (!change.port().equals(settings.port())) {
      throw Failure.failed(
          "the sandbox has no port " + change.port(), "name it " + settings.port());
    }
    String refusal = refusal(change);
    if (!refusal.isEmpty()) {
      throw Failure.failed(
          "ovs-vsctl failed: " + refusal, Remedy.run("ovs-vsctl", "show").suffixed(" to see more"));
    }
    switch (change.kind()) {
      case ADD -> port = port("internal", change.tag(), "", true, false);
      case MAKE_INTERNAL -> port = port("internal", port.tag(), "", true, false);
      case SET_TAG -> port = port(port.type(), change.tag(), "", port.linkExists(), port.linkUp());
      case REMOVE -> removePort();
      default -> port = port(port.type(), port.tag(), "", port.linkExists(), port.linkExists());
    }
    changes.add(true);
  }

  /** In the words of ovs-vsctl; empty when there is none. */
  private String refusal(PortChange change) {
    String name = change.port();
    if (change.kind() == PortChange.Kind.ADD) {
      if (!bridgeExists || !change.bridge().equals(settings.bridge())) {
        return "no bridge named " + change.bridge();
      }
      return port.exists()
          ? "cannot create a port named "
              + name
              + " because a port named "
              + name
              + " already exists"
          : "";
    }
    return port.exists() && bridgeExists ? "" : "no port named " + name;
  }

  @Override
  public synchronized Subscription followChanges(
      Runnable changed, Consumer<Optional<Failure>> ended) {
    needSwitch();
    return changes.follow(change -> false, true, change -> changed.run(), ended);
  }

  private void needSwitch() {
    if (unreachable != null) {
      throw unreachable;
    }
  }

  /** Whether frames of the boot VLAN get through. */
  synchronized boolean carries() {
    return bridgeExists && port.exists() && port.linkUp() && port.tag() == settings.tag();
  }

  /** Everything as the settings have it. */
  synchronized void repair() {
    bridgeExists = true;
    unreachable = null;
    port = port("internal", settings.tag(), "", true, true);
    changes.add(true);
  }

  private PortState port(String type, int tag, String error, boolean linkExists, boolean linkUp) {
    return new PortState(
        settings.port(), true, settings.bridge(), type, tag, error, linkExists, linkUp);
  }

  synchronized void set(PortState other) {
    port = other;
    changes.add(true);
  }

  /** The port is gone from the bridge. */
  synchronized void removePort() {
    port = PortState.absent(settings.port());
    changes.add(true);
  }

  /** The bridge is gone, and the port with it. */
  synchronized void removeBridge() {
    bridgeExists = false;
    changes.add(true);
  }

  /** Answers every question with this failure from now on, and ends what follows with it. */
  synchronized void fail(Failure reason) {
    unreachable = reason;
    changes.end(Optional.of(reason));
  }
}
