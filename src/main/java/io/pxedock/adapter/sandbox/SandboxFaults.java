package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.site.Settings;
import io.pxedock.model.switching.PortState;
import java.util.function.Consumer;

/**
 * What can go wrong with a sandbox, one method a fault. Tests and {@code demo --fault} ask for it.
 */
public final class SandboxFaults {
  private final Settings settings;
  private final SandboxEngine engine;
  private final SandboxProvisioning provisioning;
  private final SandboxSwitch virtualSwitch;
  private final SandboxAccounts accounts;
  private final SandboxWeb web;

  SandboxFaults(
      Settings settings,
      SandboxEngine engine,
      SandboxProvisioning provisioning,
      SandboxSwitch virtualSwitch,
      SandboxAccounts accounts,
      SandboxWeb web) {
    this.settings = settings;
    this.engine = engine;
    this.provisioning = provisioning;
    this.virtualSwitch = virtualSwitch;
    this.accounts = accounts;
    this.web = web;
  }

  /** The Docker daemon does not answer, and what follows it is told so. */
  public void stopDocker() {
    engine.fail(
        Failure.unreachable(
            "the Docker daemon is not running: /var/run/docker.sock refuses the connection",
            Remedy.by("start Docker", "systemctl", "start", "docker")));
  }

  /** The Docker daemon answers again; its containers ran on meanwhile. */
  public void startDocker() {
    engine.answerAgain();
  }

  private void container(Consumer<SandboxContainer> fault) {
    engine.act(settings.container(), fault);
  }

  /** dnsmasq dies by itself, and the restart policy applies. */
  public void crash() {
    container(SandboxContainer::crash);
  }

  /** The container loses its network interface, as when its parent was deleted. */
  public void loseInterface() {
    container(c -> c.setFault(SandboxContainer.Fault.NO_INTERFACE));
  }

  /** Restarts the container with a shell as PID 1, which does not forward signals to dnsmasq. */
  public void wrapInShell() {
    container(
        c -> {
          c.setFault(SandboxContainer.Fault.SHELL_IS_PID_1);
          c.restart();
        });
  }

  /** The next HUP ends dnsmasq, whatever its files contain. */
  public void dieOnHangUp() {
    container(c -> c.setFault(SandboxContainer.Fault.DIES_ON_HUP));
  }

  /**
   * @param policy Docker's word: no, always, unless-stopped, on-failure
   */
  public void setRestartPolicy(String policy) {
    container(c -> c.setRestartPolicy(policy));
  }

  /** Removes the web server from a Docker image. */
  public void loseWebServer(String image) {
    provisioning.loseWebServer(image);
  }

  /** Removes dnsmasq from an image of that name, also from one that is made later. */
  public void loseDnsmasq(String image) {
    provisioning.loseDnsmasq(image);
  }

  /** No web server beyond the machine answers. */
  public void stopWebServers() {
    web.fail(
        Failure.unreachable(
            "nothing answers where the images should be",
            "start the web server that exposes images/"));
  }

  /** Does what {@code groupdel} does. */
  public void removeGroup(String group) {
    accounts.removeGroup(group);
  }

  /** Leaves the port as {@code ovs-vsctl add-port} without {@code type=internal} does. */
  public void breakPort() {
    String error = "could not open network device " + settings.port() + " (No such device)";
    virtualSwitch.set(port("", settings.tag(), error, false, false));
  }

  /** The port is gone from the bridge. */
  public void removePort() {
    virtualSwitch.removePort();
  }

  /** The bridge is gone, and the port with it. */
  public void removeBridge() {
    virtualSwitch.removeBridge();
  }

  /** The link is down, as after a reboot. */
  public void takeLinkDown() {
    int tag = virtualSwitch.port(settings.port()).tag();
    virtualSwitch.set(port("internal", tag, "", true, false));
  }

  /** Gives the port another VLAN tag, 0 for none. */
  public void setTag(int tag) {
    virtualSwitch.set(port("internal", tag, "", true, true));
  }

  private PortState port(String type, int tag, String error, boolean exists, boolean up) {
    return new PortState(settings.port(), true, settings.bridge(), type, tag, error, exists, up);
  }

  /** The switch's database refuses connections. */
  public void stopSwitch() {
    virtualSwitch.fail(
        Failure.unreachable(
            "Open vSwitch does not answer: database connection failed (Connection refused)",
            Remedy.by("start it", "systemctl", "start", "openvswitch-switch")));
  }

  /** Bridge and port are as the settings have them, and the switch answers. */
  public void repairSwitch() {
    virtualSwitch.repair();
  }
}
