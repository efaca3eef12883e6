package io.pxedock.console.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.pxelinux.BootCommand;
import io.pxedock.model.Printable;
import io.pxedock.model.rescue.RescueManifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of the system that 911 boots, as text and JSON.
 *
 * @param manifest empty for a system that pxedock did not build
 * @param built the moment of the build
 * @param bytes the size of the initrd
 */
public record RescueText(
    BootCommand boots, Optional<RescueManifest> manifest, Instant built, Instant now, long bytes) {
  /** Returns the page of a system that pxedock built. */
  public static RescueText built(
      BootCommand boots, RescueManifest manifest, Instant built, Instant now, long bytes) {
    return new RescueText(boots, Optional.of(manifest), built, now, bytes);
  }

  /** Returns the page of any other system. */
  public static RescueText other(BootCommand boots) {
    return new RescueText(boots, Optional.empty(), Instant.EPOCH, Instant.EPOCH, 0);
  }

  /** Returns the facts, one a line. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    add(lines, "kernel", boots.file());
    add(lines, "initrd", String.join(" ", boots.initrds()));
    add(lines, "arguments", boots.arguments());
    if (manifest.isEmpty()) {
      add(lines, "made by", "not pxedock: what is in it is not known");
      return lines;
    }
    RescueManifest known = manifest.get();
    add(lines, "built", built + ", " + RelativeTime.between(built, now) + " ago");
    add(lines, "debian", known.fact("release") + ", from " + known.fact("mirror"));
    add(lines, "linux", known.fact("kernel"));
    String rest = known.fact("split").isEmpty() ? "" : ", the rest over http from images/";
    add(lines, "over TFTP", bytes / 1_000_000 + " MB" + rest);
    add(lines, "script", known.fact("script"));
    add(lines, "login", known.keys().isEmpty() ? "nobody" : "root over ssh, with the keys:");
    known.keys().forEach(key -> add(lines, "", key));
    add(lines, "packages", Integer.toString(known.packages().size()) + "; -o json lists them");
    return lines;
  }

  private static void add(List<Line> lines, String key, String value) {
    String shown = value.isEmpty() ? "-" : Printable.line(value);
    lines.add(Line.of(String.format("%-11s", key) + shown));
  }

  /** Returns the facts with all packages. */
  public JsonNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kernel", boots.file());
    array(json, "initrds", boots.initrds());
    json.put("arguments", boots.arguments());
    json.put("built", manifest.isEmpty() ? null : built.toString());
    manifest.ifPresent(
        known -> {
          json.put("release", known.fact("release"));
          json.put("mirror", known.fact("mirror"));
          json.put("linux", known.fact("kernel"));
          json.put("initrdBytes", bytes);
          json.put("split", !known.fact("split").isEmpty());
          json.put("script", known.fact("script"));
          array(json, "keys", known.keys());
          array(json, "packages", known.packages());
        });
    return json;
  }

  private static void array(ObjectNode json, String name, List<String> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(array::add);
  }
}
