package io.pxedock.model.container;

import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The container to create: the arguments of {@code docker create}.
 *
 * @param network a Docker network, or {@link #HOST}
 * @param address the address on that network; empty if Docker chooses one
 * @param command the command; empty for the command of the image
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

  /** The capabilities that dnsmasq needs beyond Docker's default set. */
  public static final List<String> CAPABILITIES =
      List.of("NET_ADMIN", "NET_RAW", "NET_BIND_SERVICE");

  /** The only capability that a web server needs, for a port below 1024. */
  public static final List<String> CONFINED_CAPABILITIES = List.of("NET_BIND_SERVICE");

  /** Starts the container after a reboot, but not after an explicit stop. */
  public static final String RESTART_POLICY = "unless-stopped";

  /** Ends a process that is PID 1 without signal handlers, which ignores most signals. */
  public static final String STOP_SIGNAL = "SIGKILL";

  /** The rights of a container. */
  public enum Rights {
    /** Docker's default set and what dnsmasq needs. */
    SERVER,
    PRIVILEGED,
    /** Only listening on a low port; the root file system is read-only. */
    CONFINED
  }

  /**
   * The container that dnsmasq runs in.
   *
   * @param privileged all rights, instead of the capabilities that dnsmasq needs
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

  /** Returns the address, or the network that assigns one. */
  public String place() {
    return address.map(Ipv4Address::toString).orElse(network);
  }

  public boolean privileged() {
    return rights == Rights.PRIVILEGED;
  }

  public boolean isConfined() {
    return rights == Rights.CONFINED;
  }

  /** Returns the capabilities that are added by name. */
  public List<String> capabilities() {
    return switch (rights) {
      case SERVER -> CAPABILITIES;
      case CONFINED -> CONFINED_CAPABILITIES;
      default -> List.of();
    };
  }

  /** Returns the command that creates the container; a second command starts it. */
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
        // Docker's default set stays.
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
