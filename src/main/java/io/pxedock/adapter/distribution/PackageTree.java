package io.pxedock.adapter.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Unpacked packages, and what of them a program needs to run. */
final class PackageTree {
  /** What the C library of Debian 11 loads to read /etc/passwd; later ones have it built in. */
  private static final String ACCOUNTS = "libnss_files.so.2";

  private static final int MAX_LINKS = 20;

  private final Path root;

  PackageTree(Path root) {
    this.root = root;
  }

  /** Returns the file that a path of the packages leads to, links followed within them. */
  Optional<Path> file(String path) {
    Path at = root.resolve(path);
    for (int links = 0; links < MAX_LINKS; links++) {
      if (!Files.isSymbolicLink(at)) {
        return Optional.of(at).filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS));
      }
      try {
        Path target = Files.readSymbolicLink(at);
        at =
            target.isAbsolute()
                ? root.resolve(target.toString().substring(1))
                : at.resolveSibling(target).normalize();
      } catch (IOException e) {
        return Optional.empty();
      }
      if (!at.startsWith(root)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns the file of a program, wherever its package has put it. */
  Path program(String name) throws IOException {
    for (String directory : List.of("usr/sbin/", "usr/bin/", "sbin/", "bin/")) {
      Optional<Path> found = file(directory + name);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IOException("no package contains the program " + name);
  }

  /**
   * Returns the libraries that a program needs, with the loader.
   *
   * @return the files by their paths in the image
   */
  Map<String, Path> libraries(Path program) throws IOException {
    Map<String, Path> found = new TreeMap<>();
    ElfFile head = ElfFile.read(program);
    Deque<String> open = new ArrayDeque<>(head.needed());
    open.add(ACCOUNTS);
    while (!open.isEmpty()) {
      String name = open.pop();
      Optional<Path> library = library(name);
      if (library.isEmpty() && name.equals(ACCOUNTS)) {
        continue;
      }
      Path file =
          library.orElseThrow(() -> new IOException("no package contains the library " + name));
      boolean isLoader = head.interpreter().endsWith("/" + name);
      String path =
          isLoader
              ? head.interpreter().substring(1)
              : "lib/" + file.getParent().getFileName() + "/" + name;
      if (found.put(path, file) == null) {
        open.addAll(ElfFile.read(file).needed());
      }
    }
    if (!head.interpreter().isEmpty() && !found.containsKey(head.interpreter().substring(1))) {
      String name = head.interpreter().replaceFirst(".*/", "");
      found.put(
          head.interpreter().substring(1),
          library(name).orElseThrow(() -> new IOException("no package contains " + name)));
    }
    return found;
  }

  private Optional<Path> library(String name) throws IOException {
    for (String top : List.of("usr/lib", "lib")) {
      Path directory = root.resolve(top);
      if (!Files.isDirectory(directory)) {
        continue;
      }
      try (Stream<Path> children = Files.list(directory)) {
        Optional<Path> found =
            children
                .filter(Files::isDirectory)
                .filter(child -> child.getFileName().toString().matches("[a-z0-9_]+-linux-gnu.*"))
                .sorted()
                .flatMap(child -> file(root.relativize(child.resolve(name)).toString()).stream())
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
