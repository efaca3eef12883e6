package io.pxedock.spi;

/** Is told how far something long has come, as often as it likes. */
public interface Progress {
  Progress NONE = (what, done, total) -> {};

  /**
   * @param what is being done, in a few words
   * @param done how many bytes of it
   * @param total of how many, 0 when nobody knows
   */
  void at(String what, long done, long total);
}
