package io.pxedock.core.diagnosis;

import io.pxedock.core.dnsmasq.model.ConfLine;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.model.container.ContainerPaths;
import io.pxedock.model.container.ContainerRights;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that a configuration has dnsmasq write, and whether a container lets it: dnsmasq does
 * not start where it cannot open one of them (dnsmasq.c, lease.c, log.c).
 *
 * @param whole the configuration with all that it includes
 * @param paths the bind mounts of the container
 */
public record WrittenFiles(Configuration whole, ContainerPaths paths, ContainerRights rights) {
  private static final String LEASES = "dhcp-leasefile";
  private static final String DEFAULT = "/var/lib/misc/dnsmasq.leases";

  /** Returns the line that names the lease file; empty if it is dnsmasq's built-in one. */
  public Optional<ConfLine> leaseLine() {
    return whole.last(LEASES);
  }

  /** Returns the lease file's path in the container, if dnsmasq cannot write it there. */
  public Optional<String> lockedLeases() {
    String path = leaseLine().map(ConfLine::value).orElse(DEFAULT);
    // What follows a fault, or is in a file that was not seen, may name another one.
    boolean isKnown =
        leaseLine().isPresent() || (whole.fault().isEmpty() && whole.unread().isEmpty());
    return !isKnown || whole.has("leasefile-ro") || isWritable(path)
        ? Optional.empty()
        : Optional.of(path);
  }

  /** Returns the lines that name another file which dnsmasq cannot write. */
  public List<ConfLine> locked() {
    return Stream.of("log-facility", "pid-file")
        .flatMap(option -> whole.last(option).stream())
        .filter(line -> line.value().startsWith("/") && !isWritable(line.value()))
        .toList();
  }

  private boolean isWritable(String path) {
    return paths.outside(path).isPresent()
        ? paths.isWritable(path)
        : !rights.readOnly() || path.matches("(/var)?/run/.*|/dev/.*");
  }
}
