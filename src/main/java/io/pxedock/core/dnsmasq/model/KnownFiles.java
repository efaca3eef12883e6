package io.pxedock.core.dnsmasq.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Files that were looked at; of any other path it is not known what is there.
 *
 * @param entries by their paths in the container
 */
public record KnownFiles(Map<String, Entry> entries) implements FileSource {
  @Override
  public Entry at(String path) {
    return entries.getOrDefault(path, new Unseen());
  }

  /** Returns these files with something else at a path. */
  public KnownFiles with(String path, Entry entry) {
    Map<String, Entry> changed = new HashMap<>(entries);
    changed.put(path, entry);
    return new KnownFiles(Map.copyOf(changed));
  }
}
