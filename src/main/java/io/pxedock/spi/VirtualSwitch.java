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
 * Open vSwitch and the network links of the machine. Every call throws a Failure UNREACHABLE (exit
 * 4) if the switch does not answer within its deadline; the message gives the reason: no ovs-vsctl,
 * no database, or no permission.
 */
public interface VirtualSwitch {
  /** Returns the state of a bridge; {@link BridgeState} says if it does not exist. */
  BridgeState bridge(String name);

  /** Returns the state of a port and its link. */
  PortState port(String name);

  /** Returns the names of all bridges, sorted. */
  List<String> bridges();

  /** Returns the IPv4 addresses of this machine, in order, without loopback addresses. */
  List<Ipv4Address> addresses();

  /**
   * Makes one change and returns when it is in force.
   *
   * @throws io.pxedock.model.Failure FAILED if the switch refuses
   */
  void change(PortChange change);

  /**
   * Follows changes of bridges, ports and links until closed, one call a change, on a thread of its
   * own.
   *
   * @param ended called once when the switch stops reporting changes
   */
  ContainerEngine.Subscription followChanges(Runnable changed, Consumer<Optional<Failure>> ended);
}
