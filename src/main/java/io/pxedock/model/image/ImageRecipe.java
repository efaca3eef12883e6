package io.pxedock.model.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the server's image is made from: equal recipes make equal images.
 *
 * @param source where the packages are fetched from
 * @param release the code name of the distribution's release
 * @param origin the URL of the archive that has dnsmasq
 * @param packages ordered by name
 */
public record ImageRecipe(
    PackageSource source,
    String release,
    String origin,
    String architecture,
    List<DistributionPackage> packages) {
  /** The name of images that pxedock builds; the tag says from what. */
  public static final String REPOSITORY = "pxedock/pxeboot";

  /** The package with dnsmasq's program, without the service that Debian makes of it. */
  public static final String DNSMASQ = "dnsmasq-base";

  /** The packages whose programs the image is for; the others are the libraries of them. */
  public static final List<String> PROGRAMS = List.of("busybox-static", DNSMASQ);

  /** The label with the packages, each as name=version. */
  public static final String PACKAGES_LABEL = "io.pxedock.packages";

  /** The label with the release of the distribution. */
  public static final String RELEASE_LABEL = "io.pxedock.release";

  /** The label with the URL of the archive. */
  public static final String ORIGIN_LABEL = "io.pxedock.origin";

  /** The label with the version of dnsmasq's package. */
  public static final String DNSMASQ_LABEL = "io.pxedock.dnsmasq";

  private static final int HASH_DIGITS = 8;

  public ImageRecipe {
    packages = List.copyOf(packages);
  }

  /** Returns the package of dnsmasq. */
  public DistributionPackage dnsmasq() {
    return packages.stream()
        .filter(p -> p.name().equals(DNSMASQ))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a recipe without dnsmasq"));
  }

  /** Returns how many bytes are fetched. */
  public long size() {
    return packages.stream().mapToLong(DistributionPackage::size).sum();
  }

  /** Returns the packages as one text: name=version, a blank between two. */
  public String contents() {
    return packages.stream().map(DistributionPackage::exact).collect(Collectors.joining(" "));
  }

  /** Returns the image's name: its tag has the version of dnsmasq and a hash of all packages. */
  public String name() {
    String version = dnsmasq().version().replaceAll("[^A-Za-z0-9_.-]", "-");
    return REPOSITORY + ":" + version + "-" + hash().substring(0, HASH_DIGITS);
  }

  /** Returns whether an image was made from this. */
  public boolean isRecipeOf(ImageState image) {
    return image.label(PACKAGES_LABEL).equals(contents())
        && image.label(RELEASE_LABEL).equals(release);
  }

  private String hash() {
    try {
      byte[] text =
          (release + "\n" + architecture + "\n" + contents()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the labels of the image. */
  public Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put(PACKAGES_LABEL, contents());
    labels.put(RELEASE_LABEL, release);
    labels.put(ORIGIN_LABEL, origin);
    labels.put(DNSMASQ_LABEL, dnsmasq().version());
    labels.put("org.opencontainers.image.title", "dnsmasq " + dnsmasq().upstream());
    labels.put("org.opencontainers.image.version", dnsmasq().version());
    return labels;
  }
}
