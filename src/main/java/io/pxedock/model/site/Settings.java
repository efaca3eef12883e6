package io.pxedock.model.site;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;

/**
 * The names and addresses of a site's parts, kept in {@code pxedock.conf} in the work directory. A
 * setting that is not in the file has the value of the reference procedure.
 *
 * @param tag the access VLAN of the bridge port, 0 for none
 * @param dockerHost a Docker address such as {@code unix:///var/run/docker.sock}; empty for
 *     Docker's default (DOCKER_HOST, else the default socket)
 * @param images the service that offers images/
 */
public record Settings(
    String bridge,
    String port,
    int tag,
    String network,
    Ipv4Subnet subnet,
    Ipv4Address gateway,
    Ipv4Address address,
    String image,
    String container,
    String dockerHost,
    BootImagesService images) {
  /** Creates the settings of a site whose boot images are served outside the site. */
  public Settings(
      String bridge,
      String port,
      int tag,
      String network,
      Ipv4Subnet subnet,
      Ipv4Address gateway,
      Ipv4Address address,
      String image,
      String container,
      String dockerHost) {
    this(
        bridge,
        port,
        tag,
        network,
        subnet,
        gateway,
        address,
        image,
        container,
        dockerHost,
        BootImagesService.asIs(container, image));
  }

  /** Returns the settings of the reference procedure. */
  public static Settings defaults() {
    return new Settings(
        "backplane1",
        "pxeboot",
        0,
        "pxeboot",
        Ipv4Subnet.parse("192.168.0.0/24"),
        Ipv4Address.parse("192.168.0.1"),
        Ipv4Address.parse("192.168.0.240"),
        "jumpscale/pxeboot",
        "pxeboot",
        "");
  }
}
