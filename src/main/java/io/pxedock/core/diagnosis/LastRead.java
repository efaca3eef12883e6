package io.pxedock.core.diagnosis;

import io.pxedock.core.log.LogEvent;
import io.pxedock.model.container.ContainerPaths;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When dnsmasq last read each host file, by its log. */
final class LastRead {
  private LastRead() {}

  /**
   * By path on this machine. A file that the end of the log does not speak of is left out: it was
   * read when dnsmasq started.
   */
  static Map<Path, Instant> of(ContainerPaths paths, List<LogEvent> log, Instant started) {
    Map<Path, Instant> read = new HashMap<>();
    for (LogEvent event : log) {
      if (event instanceof LogEvent.FileRead file && !event.line().time().isBefore(started)) {
        paths.outside(file.path()).ifPresent(path -> read.put(path, event.line().time()));
      }
    }
    return read;
  }
}
