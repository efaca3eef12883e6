package io.pxedock.model.site;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.VlanTag;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The names and addresses of a site's parts, kept in {@code pxedock.conf} in the work directory. A
 * setting that is not in the file has the value of the reference procedure.
 *
 * @param tag the access VLAN of the bridge port, 0 for none; {@link #ANY_TAG} if it is not given
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
  /** Stands for a tag that is not given: a port with any tag is right. */
  public static final int ANY_TAG = -1;

  private static final Settings DEFAULTS =
      new Settings(
          "backplane1",
          "pxeboot",
          ANY_TAG,
          "pxeboot",
          Ipv4Subnet.parse("192.168.0.0/24"),
          Ipv4Address.parse("192.168.0.1"),
          Ipv4Address.parse("192.168.0.240"),
          "jumpscale/pxeboot",
          "pxeboot",
          "",
          BootImagesService.asIs("pxeboot", "jumpscale/pxeboot"));

  /** Returns the access VLAN of the bridge port; 0 for none, and if it is not given. */
  @Override
  public int tag() {
    return Math.max(0, tag);
  }

  /** Returns whether the tag is given, so that a port with another one is wrong. */
  public boolean isTagGiven() {
    return tag != ANY_TAG;
  }

  /** Gives the values of settings by name. */
  public interface Reader {
    /** Returns the parsed value of the setting with that name, or the other one if not given. */
    <T> T value(String name, T otherwise, Function<String, T> parser);
  }

  /** Returns the names of the reference procedure; images/ is served by somebody else. */
  public static Settings defaults() {
    return DEFAULTS;
  }

  /**
   * Reads every setting; one that is not given has its default value.
   *
   * @throws Failure REFUSED if a value is not valid
   */
  public static Settings read(Reader from) {
    return DEFAULTS.over(from);
  }

  private Settings over(Reader from) {
    String newImage = from.value("image", image, Settings::word);
    String newContainer = from.value("container", container, Settings::word);
    BootImagesService usual =
        images.isOwn() ? images : BootImagesService.asIs(newContainer, newImage);
    return new Settings(
        from.value("bridge", bridge, Settings::word),
        from.value("port", port, Settings::word),
        from.value("tag", tag, VlanTag::parse),
        from.value("network", network, Settings::word),
        from.value("subnet", subnet, Ipv4Subnet::parse),
        from.value("gateway", gateway, Ipv4Address::parse),
        from.value("address", address, Ipv4Address::parse),
        newImage,
        newContainer,
        from.value("docker-host", dockerHost, Settings::word),
        new BootImagesService(
            from.value("images", usual.mode(), BootImagesService.Mode::named),
            from.value("images-container", usual.container(), Settings::word),
            from.value("images-image", usual.image(), Settings::word),
            from.value("images-address", usual.at(), at -> Optional.of(Endpoint.parse(at)))));
  }

  private static String word(String text) {
    if (text.matches("-.*|.*\\s.*|")) {
      throw Failure.refused("'" + text + "' is not a valid name", "write one word");
    }
    return text;
  }

  /** Returns the names of all settings, as they are written in the file. */
  public static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    DEFAULTS.over(
        new Reader() {
          @Override
          public <T> T value(String name, T otherwise, Function<String, T> parser) {
            names.add(name);
            return otherwise;
          }
        });
    return names;
  }

  /**
   * Returns these settings with other values for some.
   *
   * @param texts by name
   * @throws Failure REFUSED if a value is not valid
   */
  public Settings with(Map<String, String> texts) {
    return over(
        new Reader() {
          @Override
          public <T> T value(String name, T otherwise, Function<String, T> parser) {
            return texts.containsKey(name) ? parser.apply(texts.get(name)) : otherwise;
          }
        });
  }

  /** Returns the values as they are written in the file, by name, without those of images/. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("bridge", bridge);
    texts.put("port", port);
    texts.put("tag", Integer.toString(tag()));
    texts.put("network", network);
    texts.put("subnet", subnet.toString());
    texts.put("gateway", gateway.toString());
    texts.put("address", address.toString());
    texts.put("image", image);
    texts.put("container", container);
    texts.put("docker-host", dockerHost);
    return texts;
  }
}
