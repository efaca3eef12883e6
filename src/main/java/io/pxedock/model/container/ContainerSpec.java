package io.pxedock.model.container;

import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * The capabilities of the container (each left out in turn with dnsmasq 2.90; 2.85 and 2.91 serve
   * with them): to answer a machine that has no address yet, to ping before it offers, to listen on
   * its ports, and to become the user and group that its configuration names, root included.
   */
  public static final List<String> CAPABILITIES =
      List.of("NET_ADMIN", "NET_RAW", "NET_BIND_SERVICE", "SETGID", "SETUID");

  /** What root in a container needs too to use the files of another user. */
  public static final String FILES_OF_OTHERS = "DAC_OVERRIDE";

  /** Where dnsmasq writes its process id: in memory, and nothing else fits in. */
  public static final Map<String, String> TEMPORARY =
      Map.of("/var/run", "rw,noexec,nosuid,nodev,size=1m,mode=755");

  /** The only capability that a web server needs, for a port below 1024. */
  public static final List<String> WEB_CAPABILITIES = List.of("NET_BIND_SERVICE");

  /** Starts the container after a reboot, but not after an explicit stop. */
  public static final String RESTART_POLICY = "unless-stopped";

  /** Ends a process that is PID 1 without signal handlers, which ignores most signals. */
  public static final String STOP_SIGNAL = "SIGKILL";

  /** The rights of a container. */
  public enum Rights {
    /** What dnsmasq needs; the root file system is read-only. */
    SERVER,
    /** What dnsmasq needs in a work directory that is not root's. */
    SERVER_OF_OTHERS,
    PRIVILEGED,
    /** Only listening on a low port; the root file system is read-only. */
    WEB
  }

  /** The container that dnsmasq runs in. */
  public ContainerSpec(
      String name,
      String image,
      String network,
      Ipv4Address address,
      List<Bind> binds,
      Rights rights) {
    this(name, image, network, Optional.of(address), binds, rights, List.of());
  }

  /** Returns the address, or the network that assigns one. */
  public String place() {
    return address.map(Ipv4Address::toString).orElse(network);
  }

  /** Returns whether the container runs with {@code --privileged}. */
  public boolean privileged() {
    return rights == Rights.PRIVILEGED;
  }

  /** Returns whether the process is ended by SIGKILL: it handles no other signal. */
  public boolean isKilled() {
    return rights == Rights.WEB;
  }

  /** Returns the directories in memory, with their mount options. */
  public Map<String, String> temporary() {
    return privileged() || rights == Rights.WEB ? Map.of() : TEMPORARY;
  }

  /** Returns the rights that the container has. */
  public ContainerRights effective() {
    return privileged()
        ? ContainerRights.of(true, List.of(), List.of(), false, false)
        : ContainerRights.of(false, capabilities(), List.of("ALL"), true, true);
  }

  /** Returns the capabilities that are added by name. */
  public List<String> capabilities() {
    return switch (rights) {
      case SERVER -> CAPABILITIES;
      case SERVER_OF_OTHERS ->
          Stream.concat(CAPABILITIES.stream(), Stream.of(FILES_OF_OTHERS)).toList();
      case WEB -> WEB_CAPABILITIES;
      case PRIVILEGED -> List.of();
    };
  }

  /** Returns the command that creates the container; a second command starts it. */
  public List<String> argv() {
    List<String> argv = new ArrayList<>(List.of("docker", "create", "--name=" + name));
    argv.add("--net=" + network);
    address.ifPresent(ip -> argv.add("--ip=" + ip));
    if (privileged()) {
      argv.add("--privileged");
    } else {
      argv.add("--cap-drop=ALL");
      capabilities().forEach(capability -> argv.add("--cap-add=" + capability));
      argv.add("--security-opt=no-new-privileges");
      argv.add("--read-only");
    }
    temporary().forEach((path, options) -> argv.add("--tmpfs=" + path + ":" + options));
    if (isKilled()) {
      argv.add("--stop-signal=" + STOP_SIGNAL);
    }
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
