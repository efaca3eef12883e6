package io.pxedock.spi;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortChange;
import io.pxedock.model.switching.PortState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Open vSwitch and the host's links. Every call fails with unreachable (exit 4) when the switch
 * does not answer in time, and says why: no ovs-vsctl, no database, no permission.
 */
public interface VirtualSwitch {
  BridgeState bridge(String name);

  PortState port(String name);

  /** The names of all bridges, sorted. */
  List<String> bridges();

  /** The IPv4 addresses that this machine has, in order, but for those of the loopback. */
  List<Ipv4Address> addresses();

  /**
   * Makes one change; it has happened when this returns.
   *
   * @throws io.pxedock.model.Failure failed (1) when the switch refuses it
   */
  void change(PortChange change);

  /**
   * Follows changes of bridges, ports and links: one call for each, on a thread of its own, until
   * closed.
   *
   * @param ended told once when the switch does not tell any more
   */
  ContainerEngine.Subscription followChanges(Runnable changed, Consumer<Optional<Failure>> ended);
}
