package io.pxedock.model.container;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the container's paths lie on this machine: {@code dnsmasq.conf} and the log speak of paths
 * inside the container, operators and editors of those outside.
 */
public record ContainerPaths(Path workdir, List<Bind> binds) {
  /** By the binds of the reference procedure, for when there is no container to ask. */
  public static ContainerPaths ofProcedure(Path workdir) {
    return new ContainerPaths(
        workdir,
        List.of(
            new Bind(workdir.resolve("tftpboot").toString(), "/tftpboot", true),
            new Bind(workdir.resolve("conf").toString(), "/conf", true),
            new Bind(workdir.resolve("images/vmlinuz-4").toString(), "/tftpboot/vmlinuz-4", true),
            new Bind(workdir.resolve("images/initrd.gz").toString(), "/tftpboot/initrd.gz", true)));
  }

  /** The file on this machine, or nothing when no bind covers the path: it is lost on restart. */
  public Optional<Path> outside(String inside) {
    return pathOf(inside).flatMap(this::outside);
  }

  // A path from a log or a file may be one that this machine's encoding cannot express.
  private static Optional<Path> pathOf(String inside) {
    try {
      return Optional.of(Path.of("/").resolve(inside).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> outside(Path path) {
    return binds.stream()
        .filter(bind -> path.startsWith(bind.target()))
        .max(Comparator.comparingInt(bind -> bind.target().length()))
        .map(bind -> Path.of(bind.source()).resolve(Path.of(bind.target()).relativize(path)))
        .map(Path::normalize);
  }

  /** As operators see it: relative to the work directory where it lies in it. */
  public String shown(Path outside) {
    return outside.startsWith(workdir)
        ? workdir.relativize(outside).toString()
        : outside.toString();
  }

  /** The path of the log, shown as the file outside; as it is when no bind covers it. */
  public String shown(String inside) {
    return outside(inside).map(this::shown).orElse(inside);
  }
}
