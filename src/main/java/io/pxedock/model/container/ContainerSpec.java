package io.pxedock.model.container;

import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The container that is to be: what {@code docker create} is told.
 *
 * @param network a Docker network, or {@link #HOST}
 * @param address its address on that network; empty for Docker's choice
 * @param command what runs in it; empty for what the image runs by itself
 */
public record ContainerSpec(
    String name,
    String image,
    String network,
    Optional<Ipv4Address> address,
    List<Bind> binds,
    Rights rights,
    List<String> command) {
  /** The network of the Docker host itself. */
  public static final String HOST = "host";

  /** What dnsmasq needs beyond Docker's usual set; with these it needs no {@code --privileged}. */
  public static final List<String> CAPABILITIES =
      List.of("NET_ADMIN", "NET_RAW", "NET_BIND_SERVICE");

  /** All that a web server needs, and only for a port below 1024. */
  public static final List<String> CONFINED_CAPABILITIES = List.of("NET_BIND_SERVICE");

  /** Survives a reboot, but not a stop that was asked for. */
  public static final String RESTART_POLICY = "unless-stopped";

  /** Ends what is PID 1 and has nothing to tidy up: most signals do not reach such a process. */
  public static final String STOP_SIGNAL = "SIGKILL";

  /** What a container may do. */
  public enum Rights {
    /** Docker's usual set, and what dnsmasq needs. */
    SERVER,
    PRIVILEGED,
    /** Nothing but listen on a low port; it cannot write to its own file system either. */
    CONFINED
  }

  /**
   * The container that dnsmasq runs in.
   *
   * @param privileged instead of the few capabilities that dnsmasq needs
   */
  public ContainerSpec(
      String name,
      String image,
      String network,
      Ipv4Address address,
      List<Bind> binds,
      boolean privileged) {
    this(
        name,
        image,
        network,
        Optional.of(address),
        binds,
        privileged ? Rights.PRIVILEGED : Rights.SERVER,
        List.of());
  }

  /** Where it is found: its address, or the network that gives it one. */
  public String place() {
    return address.map(Ipv4Address::toString).orElse(network);
  }

  public boolean privileged() {
    return rights == Rights.PRIVILEGED;
  }

  public boolean isConfined() {
    return rights == Rights.CONFINED;
  }

  /** The capabilities that it gets by name. */
  public List<String> capabilities() {
    return switch (rights) {
      case SERVER -> CAPABILITIES;
      case CONFINED -> CONFINED_CAPABILITIES;
      default -> List.of();
    };
  }

  /** The command that makes it; it starts with another one. */
  public List<String> argv() {
    List<String> argv = new ArrayList<>(List.of("docker", "create", "--name=" + name));
    argv.add("--net=" + network);
    address.ifPresent(ip -> argv.add("--ip=" + ip));
    switch (rights) {
      case PRIVILEGED -> argv.add("--privileged");
      case CONFINED -> {
        argv.add("--cap-drop=ALL");
        argv.add("--read-only");
        argv.add("--security-opt=no-new-privileges");
        argv.add("--stop-signal=" + STOP_SIGNAL);
      }
      default -> {
        // Docker's usual set stays.
      }
    }
    capabilities().forEach(capability -> argv.add("--cap-add=" + capability));
    argv.add("--restart=" + RESTART_POLICY);
    for (Bind bind : binds) {
      argv.add("-v");
      argv.add(bind.source() + ":" + bind.target() + (bind.writable() ? "" : ":ro"));
    }
    if (!command.isEmpty()) {
      argv.add("--entrypoint=" + command.get(0));
    }
    argv.add(image);
    argv.addAll(command.stream().skip(1).toList());
    return List.copyOf(argv);
  }
}
