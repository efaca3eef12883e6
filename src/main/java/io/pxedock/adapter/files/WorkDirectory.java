package io.pxedock.adapter.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the work directory. */
public final class WorkDirectory {
  private static final String CONF = "conf/dnsmasq.conf";

  private WorkDirectory() {}

  /**
   * The directory that was given, else {@code PXEDOCK_WORKDIR}, else the nearest one from here
   * upwards: a {@code PXEDOCK/}, or a directory with {@code conf/dnsmasq.conf}.
   *
   * @param given null for none
   * @throws Failure UNREACHABLE if there is none; REFUSED if the one that was found belongs to
   *     somebody else and nobody named it
   */
  public static Path find(Path given, Map<String, String> environment) {
    return find(given, environment, Path.of("").toAbsolutePath(), Trust.ofProcess());
  }

  static Path find(Path given, Map<String, String> environment, Path from, Trust trust) {
    if (given != null) {
      return existing(given, "give another with -w");
    }
    String named = environment.getOrDefault("PXEDOCK_WORKDIR", "");
    if (!named.isEmpty()) {
      return existing(Path.of(named), "correct PXEDOCK_WORKDIR");
    }
    for (Path here = from; here != null; here = here.getParent()) {
      for (Path tree : List.of(here, here.resolve("PXEDOCK"))) {
        if (Files.exists(tree.resolve(CONF))) {
          checkOwner(tree, trust);
          return tree;
        }
      }
    }
    throw Failure.unreachable(
        "there is no PXEDOCK/ here or above", "give the work directory with -w or PXEDOCK_WORKDIR");
  }

  /**
   * Checks that nobody else put a tree where it would be found: what is in it says which Docker
   * engine, image and network are used, and with root's rights.
   */
  private static void checkOwner(Path tree, Trust trust) {
    try {
      // The link itself too, if it is one: its owner says where the search ends.
      Optional<String> stranger = trust.stranger(Rights.of(tree, NOFOLLOW_LINKS).uid());
      for (String part : List.of("", "conf", CONF, "pxedock.conf", ".pxedock")) {
        Path path = tree.resolve(part);
        if (stranger.isEmpty() && Files.exists(path)) {
          stranger = trust.strangerAt(path);
        }
      }
      if (stranger.isPresent()) {
        throw Failure.refused(
            tree + " belongs to " + stranger.get() + ", and is not used unless it is named",
            "if you mean it, give it with -w " + tree);
      }
    } catch (IOException e) {
      throw IoFailure.reading(tree, e);
    }
  }

  /** A directory that may not be there yet, as it will be called once it is. */
  public static Path real(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    for (Path there = absolute; there != null; there = there.getParent()) {
      if (Files.exists(there)) {
        return existing(there, "check its permissions").resolve(there.relativize(absolute));
      }
    }
    return absolute;
  }

  private static Path existing(Path directory, String remedy) {
    try {
      // As the binds of a container name it: without symbolic links.
      return directory.toRealPath();
    } catch (IOException e) {
      throw Failure.unreachable("there is no directory " + directory, remedy).because(e);
    }
  }
}
