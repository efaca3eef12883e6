package io.pxedock.spi;

/** Receives the progress of a long task, at any rate. */
public interface Progress {
  Progress NONE = (what, done, total) -> {};

  /**
   * Reports progress.
   *
   * @param what the current work, in a few words
   * @param done the number of bytes done
   * @param total the number of bytes in all; 0 if unknown
   */
  void at(String what, long done, long total);
}
