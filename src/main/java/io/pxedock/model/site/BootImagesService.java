package io.pxedock.model.site;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.Ipv4Address;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who serves {@code images/} to the machines, over http.
 *
 * @param container the name of the container that does, if one does
 * @param image what that container is made from
 * @param at where it listens; empty as long as nobody has said so
 */
public record BootImagesService(Mode mode, String container, String image, Optional<Endpoint> at) {
  /** By which way the machines get there. */
  public enum Mode {
    /** Somebody else serves them: where, 911boot says. */
    AS_IS("as-is"),
    /** A container with an address of its own among the machines. */
    CONTAINER("container"),
    /** A container on an address of the Docker host. */
    HOST("host");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /**
     * @throws Failure refused, when it is none of the three
     */
    public static Mode named(String word) {
      return Arrays.stream(values())
          .filter(mode -> mode.word.equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  Failure.refused(
                      "'" + word + "' is no answer to images", "write as-is, container or host"));
    }
  }

  /** That of a site where nobody has said anything about it. */
  public static BootImagesService asIs(String siteContainer, String siteImage) {
    return new BootImagesService(Mode.AS_IS, usualName(siteContainer), siteImage, Optional.empty());
  }

  /** The container of the images is called after the server's. */
  public static String usualName(String siteContainer) {
    return siteContainer + "-images";
  }

  /** Whether a container of the site's own does it. */
  public boolean isOwn() {
    return mode != Mode.AS_IS;
  }

  /** Where the site's own container serves them; empty for somebody else's server. */
  public Optional<String> url() {
    return isOwn() ? at.map(Endpoint::url) : Optional.empty();
  }

  /** The address that it takes among the machines, where no other machine may have it. */
  public Optional<Ipv4Address> takenAddress() {
    return mode == Mode.CONTAINER ? at.map(Endpoint::address) : Optional.empty();
  }
}
