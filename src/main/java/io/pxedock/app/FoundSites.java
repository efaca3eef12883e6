package io.pxedock.app;

import io.pxedock.adapter.docker.DockerEngine;
import io.pxedock.console.command.FoundSite;
import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for work directories where operators have them, and behind running containers. */
final class FoundSites {
  private static final List<String> PLACES =
      List.of("/opt/PXEDOCK", "/opt/g8-pxeboot/pxeboot", "/var/ovc/pxeboot", "/srv/PXEDOCK");

  private FoundSites() {}

  /** Returns what is found; empty if the environment names a work directory. */
  static Optional<List<FoundSite>> of(Map<String, String> environment, DockerEngine docker) {
    if (!environment.getOrDefault("PXEDOCK_WORKDIR", "").isEmpty()) {
      return Optional.empty();
    }
    Map<Path, String> places = new LinkedHashMap<>();
    behindContainers(docker).forEach(places::putIfAbsent);
    String home = environment.getOrDefault("HOME", "");
    if (home.startsWith("/")) {
      places.putIfAbsent(Path.of(home, "PXEDOCK"), "a known place");
    }
    PLACES.forEach(place -> places.putIfAbsent(Path.of(place), "a known place"));
    return Optional.of(existing(places));
  }

  static List<FoundSite> existing(Map<Path, String> places) {
    List<FoundSite> found = new ArrayList<>();
    places.forEach(
        (place, why) -> {
          try {
            if (Files.exists(place.resolve("conf/dnsmasq.conf"))) {
              String owner = Files.getOwner(place).getName();
              found.add(new FoundSite(place.toRealPath(), owner, why));
            }
          } catch (IOException e) {
            // It cannot be looked at, so it cannot be opened either.
            return;
          }
        });
    return found;
  }

  /** Returns the directories whose {@code conf/} a running container has, with its name. */
  private static Map<Path, String> behindContainers(DockerEngine docker) {
    Map<Path, String> places = new LinkedHashMap<>();
    try {
      docker
          .runningMounts()
          .forEach(
              (source, container) -> {
                Path path = Path.of(source);
                boolean isConf = path.endsWith("conf") && path.getParent() != null;
                places.putIfAbsent(
                    isConf ? path.getParent() : path, "container " + container + " runs from it");
              });
    } catch (Failure e) {
      // Docker does not answer: the known places are left.
      return places;
    }
    return places;
  }
}
