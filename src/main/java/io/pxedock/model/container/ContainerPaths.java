package io.pxedock.model.container;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Maps paths inside the container, as in {@code dnsmasq.conf} and the log, to paths on this
 * machine.
 */
public record ContainerPaths(Path workdir, List<Bind> binds) {
  /** Returns the mapping of the container that setup creates, for a site without a container. */
  public static ContainerPaths ofSetup(Path workdir) {
    return new ContainerPaths(workdir, ServerBinds.of(workdir));
  }

  /** Returns the file on this machine; empty if no bind mount covers the path. */
  public Optional<Path> outside(String inside) {
    return pathOf(inside).flatMap(this::outside);
  }

  // The encoding of this machine may not be able to express a path from a log or a file.
  private static Optional<Path> pathOf(String inside) {
    try {
      return Optional.of(Path.of("/").resolve(inside).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Bind> bind(Path path) {
    return deepest(path, Bind::target);
  }

  /** Returns the bind mount that a file of this machine is in; empty if it is in none. */
  public Optional<Bind> bindOf(Path outside) {
    return deepest(outside, Bind::source);
  }

  private Optional<Bind> deepest(Path path, Function<Bind, String> end) {
    return binds.stream()
        .filter(bind -> path.startsWith(end.apply(bind)))
        .max(Comparator.comparingInt(bind -> end.apply(bind).length()));
  }

  private Optional<Path> outside(Path path) {
    return bind(path)
        .map(bind -> Path.of(bind.source()).resolve(Path.of(bind.target()).relativize(path)))
        .map(Path::normalize);
  }

  /** Returns whether a bind mount covers the path, and lets it be written. */
  public boolean isWritable(String inside) {
    return pathOf(inside).flatMap(this::bind).map(Bind::writable).orElse(false);
  }

  /** Returns the path for display: relative to the work directory if it is inside. */
  public String shown(Path outside) {
    return outside.startsWith(workdir)
        ? workdir.relativize(outside).toString()
        : outside.toString();
  }

  /** Returns the display path of a path inside the container; unchanged without a bind mount. */
  public String shown(String inside) {
    return outside(inside).map(this::shown).orElse(inside);
  }
}
