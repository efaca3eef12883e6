package io.pxedock.core.site;

import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.site.BootImagesService;
import io.pxedock.model.site.Settings;
import io.pxedock.model.text.LineText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code pxedock.conf}: the site's settings, {@code name=value}, one a line, {@code #} comments.
 */
public final class SettingsText {
  /** The name of the file in the work directory. */
  public static final String FILE = "pxedock.conf";

  private static final Set<String> NAMES =
      Set.copyOf(
          List.of(
              "bridge",
              "port",
              "tag",
              "network",
              "subnet",
              "gateway",
              "address",
              "image",
              "container",
              "docker-host",
              "images",
              "images-address",
              "images-container",
              "images-image",
              // for a container or a network that is made again
              "ip-range",
              "privileged"));

  private record Value(String text, int line) {}

  private final Map<String, Value> values;

  private SettingsText(Map<String, Value> values) {
    this.values = values;
  }

  /**
   * @throws Failure refused, naming the line that is no setting
   */
  public static Settings parse(LineText text) {
    return new SettingsText(read(text)).settings();
  }

  /**
   * Everything that is written there, by name.
   *
   * @throws Failure refused, naming the line that is no setting
   */
  public static Map<String, String> values(LineText text) {
    Map<String, String> values = new TreeMap<>();
    read(text).forEach((name, value) -> values.put(name, value.text()));
    return values;
  }

  /**
   * The text with these settings in it; everything else in it stays.
   *
   * @param wanted by name; an empty value takes the line out
   */
  public static LineText with(LineText text, Map<String, String> wanted) {
    Map<String, Value> there = read(text);
    Set<Integer> gone = new HashSet<>();
    LineText result = text;
    for (Map.Entry<String, String> setting : wanted.entrySet()) {
      Value now = there.get(setting.getKey());
      String line = setting.getKey() + "=" + setting.getValue();
      if (setting.getValue().isEmpty()) {
        gone.addAll(now == null ? Set.of() : Set.of(now.line()));
      } else if (now == null) {
        result = result.append(line);
      } else if (!now.text().equals(setting.getValue())) {
        result = result.replace(now.line(), line);
      }
    }
    return result.without(gone);
  }

  /** The settings that are written in a file, as opposed to those that only setup asks for. */
  public static Set<String> names() {
    return NAMES;
  }

  private static Map<String, Value> read(LineText text) {
    Map<String, Value> values = new HashMap<>();
    for (int n = 1; n <= text.size(); n++) {
      String line = text.shown(n).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals).strip();
      if (equals < 0 || !NAMES.contains(name)) {
        throw Failure.refused(
                "'" + name + "' is no setting", "known are " + String.join(", ", sorted()))
            .at(new FileLine(FILE, n));
      }
      values.put(name, new Value(line.substring(equals + 1).strip(), n));
    }
    return values;
  }

  private static List<String> sorted() {
    return NAMES.stream().sorted().toList();
  }

  private Settings settings() {
    Settings d = Settings.defaults();
    return new Settings(
        word("bridge", d.bridge()),
        word("port", d.port()),
        tag(d.tag()),
        word("network", d.network()),
        parsed("subnet", d.subnet(), Ipv4Subnet::parse),
        parsed("gateway", d.gateway(), Ipv4Address::parse),
        parsed("address", d.address(), Ipv4Address::parse),
        word("image", d.image()),
        word("container", d.container()),
        word("docker-host", d.dockerHost()),
        images(word("container", d.container()), word("image", d.image())));
  }

  private BootImagesService images(String container, String image) {
    BootImagesService usual = BootImagesService.asIs(container, image);
    return new BootImagesService(
        parsed("images", usual.mode(), BootImagesService.Mode::named),
        word("images-container", usual.container()),
        word("images-image", usual.image()),
        parsed("images-address", usual.at(), text -> Optional.of(Endpoint.parse(text))));
  }

  private String word(String name, String otherwise) {
    return parsed(
        name,
        otherwise,
        text -> {
          if (text.matches("-.*|.*\\s.*|")) {
            throw Failure.refused("'" + text + "' is no value for " + name, "write one word");
          }
          return text;
        });
  }

  private int tag(int otherwise) {
    return parsed(
        "tag",
        otherwise,
        text -> {
          if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > 4094) {
            throw Failure.refused(
                "'" + text + "' is no VLAN tag", "write 1 to 4094, or 0 for none");
          }
          return Integer.valueOf(text);
        });
  }

  private <T> T parsed(String name, T otherwise, Function<String, T> parse) {
    Value value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return parse.apply(value.text());
    } catch (Failure e) {
      throw e.at(new FileLine(FILE, value.line()));
    }
  }
}
