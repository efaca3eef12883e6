package io.pxedock.model.image;

/**
 * A package of a distribution.
 *
 * @param size in bytes, as it is fetched
 */
public record DistributionPackage(String name, String version, long size) {
  /** Returns name and version as apt-get takes them. */
  public String exact() {
    return name + "=" + version;
  }

  /** Returns the version without epoch and revision, such as 2.90 for 2.90-4~deb12u2. */
  public String upstream() {
    return version.replaceFirst("^[0-9]+:", "").replaceFirst("-[^-]*$", "");
  }
}
