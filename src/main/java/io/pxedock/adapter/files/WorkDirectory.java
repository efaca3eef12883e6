package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds the work directory. */
public final class WorkDirectory {
  private static final String CONF = "conf/dnsmasq.conf";

  private WorkDirectory() {}

  /**
   * The directory that was given, else {@code PXEDOCK_WORKDIR}, else the nearest one from here
   * upwards: a {@code PXEDOCK/}, or a directory with {@code conf/dnsmasq.conf}.
   *
   * @param given null for none
   * @throws Failure unreachable, when there is none
   */
  public static Path find(Path given, Map<String, String> environment) {
    if (given != null) {
      return existing(given, "give another with -w");
    }
    String named = environment.getOrDefault("PXEDOCK_WORKDIR", "");
    if (!named.isEmpty()) {
      return existing(Path.of(named), "correct PXEDOCK_WORKDIR");
    }
    for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
      if (Files.exists(here.resolve(CONF))) {
        return here;
      }
      if (Files.exists(here.resolve("PXEDOCK").resolve(CONF))) {
        return here.resolve("PXEDOCK");
      }
    }
    throw Failure.unreachable(
        "there is no PXEDOCK/ here or above", "give the work directory with -w or PXEDOCK_WORKDIR");
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
