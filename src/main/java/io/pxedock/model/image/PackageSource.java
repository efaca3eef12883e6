package io.pxedock.model.image;

/**
 * Where packages come from.
 *
 * @param release the code name, such as bookworm; empty for that of this machine
 * @param mirror the URL of the archive; empty for those that apt has on this machine
 * @param keyring the file with the keys that sign its lists; empty for the distribution's own
 */
public record PackageSource(String release, String mirror, String keyring) {
  /** The sources of this machine. */
  public static final PackageSource OF_THIS_MACHINE = new PackageSource("", "", "");
}
