package io.pxedock.adapter.distribution;

import io.pxedock.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reports how much of a directory is filled, while something fills it. */
final class Meter {
  private static final long INTERVAL_MILLIS = 200;

  private final Path directory;
  private final long total;
  private final Progress progress;
  private final Thread thread = new Thread(this::follow, "package-meter");
  private volatile boolean isOver;

  private Meter(Path directory, long total, Progress progress) {
    this.directory = directory;
    this.total = total;
    this.progress = progress;
    thread.setDaemon(true);
    thread.start();
  }

  static void during(Runnable work, Path directory, long total, Progress progress) {
    Meter meter = new Meter(directory, total, progress);
    try {
      work.run();
    } finally {
      meter.end();
    }
  }

  private void follow() {
    try {
      while (!isOver) {
        progress.at("fetch packages", Math.min(size(), total), total);
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long size() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(Meter::size).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // renamed meanwhile
    }
  }

  private void end() {
    isOver = true;
    thread.interrupt();
  }
}
