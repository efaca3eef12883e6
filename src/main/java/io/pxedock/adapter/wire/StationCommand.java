package io.pxedock.adapter.wire;

import io.pxedock.spi.Wire;
import java.nio.file.Path;
import java.util.List;

/** The command that starts the station's process in its namespace: Java cannot enter one itself. */
final class StationCommand {
  private StationCommand() {}

  static List<String> of(String namespace, Wire.Place place, String mainClass) {
    return List.of(
        "nsenter",
        "--net=/run/netns/" + namespace,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx128m",
        "-cp",
        System.getProperty("java.class.path"),
        mainClass,
        place.address().toString(),
        place.server().toString());
  }
}
