package io.pxedock.contract;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Provisioning;
import io.pxedock.spi.Trial;
import io.pxedock.spi.VirtualSwitch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A whole PXE boot server to try things on: container running, dnsmasq in it, machines that can ask
 * it. Closing it puts back what the test changed.
 */
interface StackUnderTest extends AutoCloseable {
  Path workdir();

  Settings settings();

  ContainerEngine engine();

  VirtualSwitch virtualSwitch();

  Provisioning provisioning();

  Trial trial();

  /** The name of an image that Docker has, and that contains no dnsmasq. */
  String imageWithoutDnsmasq();

  /** The name of a port that is not there, and may be made and changed. */
  String sparePort();

  /** Leaves that port as {@code ovs-vsctl add-port} without a type does. */
  void breakSparePort();

  /** Sends a signal to the server's container as {@code docker kill} does. */
  void kill(String signal);

  /** What a machine with that card is offered, if anything; no lease comes of it. */
  Optional<Ipv4Address> discover(MacAddress mac);

  /** A machine with that card takes its address and looks for its PXELINUX configuration. */
  Booted boot(MacAddress mac);

  @Override
  void close();

  /**
   * How far a machine came.
   *
   * @param config the name in {@code pxelinux.cfg} whose content it got
   */
  record Booted(Optional<Ipv4Address> ip, Optional<String> config) {}
}
