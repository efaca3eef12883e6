package io.pxedock.model.site;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.Ipv4Address;
import java.util.Arrays;
import java.util.Optional;

/**
 * The service that offers {@code images/} to the machines over http.
 *
 * @param container the name of the container that serves, for the modes with a container
 * @param image the Docker image of that container
 * @param at the address and port; empty as long as they are not set
 */
public record BootImagesService(Mode mode, String container, String image, Optional<Endpoint> at) {
  /** How machines reach the service. */
  public enum Mode {
    /** A server outside the site, at the URL in 911boot. */
    AS_IS("as-is"),
    /** A container with an address of its own among the machines. */
    CONTAINER("container"),
    /** A container on an address of the Docker host. */
    HOST("host");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** Returns the word in pxedock.conf and of {@code --images}. */
    public String word() {
      return word;
    }

    /**
     * Returns the mode with this word.
     *
     * @throws Failure REFUSED if no mode has this word
     */
    public static Mode named(String word) {
      return Arrays.stream(values())
          .filter(mode -> mode.word.equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  Failure.refused(
                      "'" + word + "' is not a value for images",
                      "write as-is, container or host"));
    }
  }

  /** Returns the service of a site without settings for it. */
  public static BootImagesService asIs(String siteContainer, String siteImage) {
    return new BootImagesService(Mode.AS_IS, usualName(siteContainer), siteImage, Optional.empty());
  }

  /** Returns the default name of the container, derived from the name of the server's. */
  public static String usualName(String siteContainer) {
    return siteContainer + "-images";
  }

  /** Returns whether a container of the site serves the boot images. */
  public boolean isOwn() {
    return mode != Mode.AS_IS;
  }

  /** Returns the URL of the site's own container; empty for a server outside the site. */
  public Optional<String> url() {
    return isOwn() ? at.map(Endpoint::url) : Optional.empty();
  }

  /** Returns the address in the machines' subnet that the container uses; empty for none. */
  public Optional<Ipv4Address> takenAddress() {
    return mode == Mode.CONTAINER ? at.map(Endpoint::address) : Optional.empty();
  }
}
