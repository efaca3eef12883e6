package io.pxedock.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The container that is to be: what {@code docker create} is told.
 *
 * @param privileged instead of the few capabilities that dnsmasq needs
 */
public record ContainerSpec(
    String name,
    String image,
    String network,
    Ipv4Address address,
    List<Bind> binds,
    boolean privileged) {
  /** What dnsmasq needs beyond Docker's usual set; with these it needs no {@code --privileged}. */
  public static final List<String> CAPABILITIES =
      List.of("NET_ADMIN", "NET_RAW", "NET_BIND_SERVICE");

  /** Survives a reboot, but not a stop that was asked for. */
  public static final String RESTART_POLICY = "unless-stopped";

  /** The command that makes it; it starts with another one. */
  public List<String> argv() {
    List<String> argv = new ArrayList<>(List.of("docker", "create", "--name=" + name));
    argv.add("--net=" + network);
    argv.add("--ip=" + address);
    if (privileged) {
      argv.add("--privileged");
    } else {
      CAPABILITIES.forEach(capability -> argv.add("--cap-add=" + capability));
    }
    argv.add("--restart=" + RESTART_POLICY);
    for (Bind bind : binds) {
      argv.add("-v");
      argv.add(bind.source() + ":" + bind.target() + (bind.writable() ? "" : ":ro"));
    }
    argv.add(image);
    return List.copyOf(argv);
  }
}
