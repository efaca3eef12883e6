package io.pxedock.model.rescue;

import io.pxedock.model.text.LineText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is in a 911 system, as its build wrote it down.
 *
 * @param facts what has one value: release, mirror, kernel, unpacked (bytes), script, split
 * @param keys the keys that may log in: length, fingerprint, comment
 * @param packages the packages with their versions, sorted by name
 */
public record RescueManifest(Map<String, String> facts, List<String> keys, List<String> packages) {
  /** The name of the file beside the kernel and the initrd. */
  public static final String FILE = "system";

  public RescueManifest {
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    keys = List.copyOf(keys);
    packages = List.copyOf(packages);
  }

  /** Reads {@code name=value} lines; other lines are skipped. */
  public static RescueManifest parse(LineText text) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    List<String> packages = new ArrayList<>();
    for (int i = 1; i <= text.size(); i++) {
      String line = text.line(i);
      int equals = line.indexOf('=');
      if (equals <= 0) {
        continue;
      }
      String name = line.substring(0, equals);
      String value = line.substring(equals + 1);
      switch (name) {
        case "key" -> keys.add(value);
        case "package" -> packages.add(value);
        default -> facts.putIfAbsent(name, value);
      }
    }
    return new RescueManifest(facts, keys, packages);
  }

  /** Returns a fact; empty if the build did not write it down. */
  public String fact(String name) {
    return facts.getOrDefault(name, "");
  }
}
