package io.pxedock.contract;

import io.pxedock.adapter.sandbox.NodeBoot;
import io.pxedock.adapter.sandbox.Pace;
import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Provisioning;
import io.pxedock.spi.Trial;
import io.pxedock.spi.VirtualSwitch;
import java.nio.file.Path;
import java.util.Optional;

/** The sandbox, in which nothing takes any time. */
final class SandboxStack implements StackUnderTest {
  private final Sandbox sandbox;

  SandboxStack(Path directory) {
    sandbox = Sandbox.create(directory, Sandbox.Options.USUAL.withPace(Pace.INSTANT));
  }

  @Override
  public Path workdir() {
    return sandbox.workdir();
  }

  @Override
  public Settings settings() {
    return sandbox.settings();
  }

  @Override
  public ContainerEngine engine() {
    return sandbox.engine();
  }

  @Override
  public VirtualSwitch virtualSwitch() {
    return sandbox.virtualSwitch();
  }

  @Override
  public Trial trial() {
    return sandbox.trial();
  }

  @Override
  public Provisioning provisioning() {
    return sandbox.provisioning();
  }

  @Override
  public String imageWithoutDnsmasq() {
    provisioning().pull("busybox", Progress.NONE);
    return "busybox";
  }

  // It has one port only.
  @Override
  public String sparePort() {
    sandbox.faults().removePort();
    return sandbox.settings().port();
  }

  @Override
  public void breakSparePort() {
    sandbox.faults().breakPort();
  }

  @Override
  public void kill(String signal) {
    sandbox.engine().kill(sandbox.settings().container(), signal);
  }

  @Override
  public Optional<Ipv4Address> discover(MacAddress mac) {
    return sandbox.node(mac).discover();
  }

  @Override
  public Booted boot(MacAddress mac) {
    try {
      NodeBoot boot = sandbox.node(mac).boot();
      return new Booted(boot.ip(), boot.config());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
