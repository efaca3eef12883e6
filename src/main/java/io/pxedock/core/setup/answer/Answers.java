package io.pxedock.core.setup.answer;

import io.pxedock.core.site.SettingsText;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.site.BootImagesService;
import io.pxedock.model.site.Settings;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What setup was told. What was left open has the value of the reference procedure. */
public record Answers(Map<AnswerKey, String> given) {
  /** Nothing was said. */
  public static final Answers NONE = new Answers(Map.of());

  private static final Map<AnswerKey, String> USUAL = usual();

  public Answers {
    given = Map.copyOf(given);
  }

  private static Map<AnswerKey, String> usual() {
    Map<AnswerKey, String> usual = new EnumMap<>(ofSettings(Settings.defaults()).given);
    usual.remove(AnswerKey.DOCKER_HOST);
    usual.put(AnswerKey.PRIVILEGED, "no");
    usual.put(AnswerKey.PERSIST, "no");
    usual.put(AnswerKey.REPLACE, "no");
    usual.put(AnswerKey.IMAGES, BootImagesService.Mode.AS_IS.word());
    return usual;
  }

  /**
   * An answers file: {@code name=value}, one a line, {@code #} comments.
   *
   * @throws Failure refused, naming the line that is no answer
   */
  public static Answers parse(LineText text, String file) {
    Map<AnswerKey, String> answers = new EnumMap<>(AnswerKey.class);
    for (int n = 1; n <= text.size(); n++) {
      String line = text.shown(n).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals).strip();
      FileLine place = new FileLine(file, n);
      AnswerKey key =
          AnswerKey.of(equals < 0 ? "" : name)
              .orElseThrow(
                  () ->
                      Failure.refused(
                              "'" + name + "' is no answer",
                              "write name=value; known are " + String.join(", ", AnswerKey.words()))
                          .at(place));
      String value = line.substring(equals + 1).strip();
      try {
        AnswerCheck.check(key, value);
      } catch (Failure e) {
        throw e.at(place);
      }
      answers.put(key, value);
    }
    return new Answers(answers);
  }

  /** What a work directory's {@code pxedock.conf} says. */
  public static Answers ofSettings(LineText conf) {
    Map<AnswerKey, String> answers = new EnumMap<>(AnswerKey.class);
    SettingsText.values(conf)
        .forEach((name, value) -> AnswerKey.of(name).ifPresent(key -> answers.put(key, value)));
    return new Answers(answers);
  }

  /** The answers that lead to these settings. */
  public static Answers ofSettings(Settings settings) {
    Map<AnswerKey, String> answers = new EnumMap<>(AnswerKey.class);
    answers.put(AnswerKey.BRIDGE, settings.bridge());
    answers.put(AnswerKey.PORT, settings.port());
    answers.put(AnswerKey.TAG, Integer.toString(settings.tag()));
    answers.put(AnswerKey.NETWORK, settings.network());
    answers.put(AnswerKey.SUBNET, settings.subnet().toString());
    answers.put(AnswerKey.GATEWAY, settings.gateway().toString());
    answers.put(AnswerKey.ADDRESS, settings.address().toString());
    answers.put(AnswerKey.IMAGE, settings.image());
    answers.put(AnswerKey.CONTAINER, settings.container());
    answers.put(AnswerKey.DOCKER_HOST, settings.dockerHost());
    return new Answers(answers);
  }

  /** These, and the others for what they leave open. */
  public Answers over(Answers others) {
    Map<AnswerKey, String> both = new EnumMap<>(AnswerKey.class);
    both.putAll(others.given);
    both.putAll(given);
    return new Answers(both);
  }

  public Answers without(Set<AnswerKey> keys) {
    Map<AnswerKey, String> rest = new HashMap<>(given);
    rest.keySet().removeAll(keys);
    return new Answers(rest);
  }

  public Answers with(AnswerKey key, String value) {
    return new Answers(Map.of(key, value)).over(this);
  }

  Answers without(AnswerKey key) {
    Map<AnswerKey, String> others = new EnumMap<>(AnswerKey.class);
    others.putAll(given);
    others.remove(key);
    return new Answers(others);
  }

  /** The answer, or what is usual; empty when there is neither. */
  public String get(AnswerKey key) {
    if (given.containsKey(key)) {
      return given.get(key);
    }
    return switch (key) {
      case IMAGES_URL -> imagesUrl();
      case IMAGES_CONTAINER -> BootImagesService.usualName(get(AnswerKey.CONTAINER));
      case IMAGES_IMAGE -> get(AnswerKey.IMAGE);
      case GATEWAY, ADDRESS -> inSubnet(key);
      default -> USUAL.getOrDefault(key, "");
    };
  }

  private String imagesUrl() {
    boolean own = !get(AnswerKey.IMAGES).equals(BootImagesService.Mode.AS_IS.word());
    return own && isGiven(AnswerKey.IMAGES_ADDRESS)
        ? Endpoint.parse(get(AnswerKey.IMAGES_ADDRESS)).url()
        : "http://" + get(AnswerKey.GATEWAY) + "/images/";
  }

  /** The gateway is the first address of its subnet, the server the 240th, or the last. */
  private String inSubnet(AnswerKey key) {
    Optional<Ipv4Subnet> subnet = Ipv4Subnet.tryParse(get(AnswerKey.SUBNET));
    if (subnet.isEmpty()) {
      return USUAL.get(key);
    }
    Ipv4Address network = subnet.get().network();
    if (key == AnswerKey.GATEWAY) {
      return network.plus(1).toString();
    }
    Ipv4Address usual = network.plus(240);
    boolean fits = subnet.get().isHostAddress(usual);
    return (fits ? usual : subnet.get().broadcast().plus(-1)).toString();
  }

  public boolean isGiven(AnswerKey key) {
    return !get(key).isEmpty();
  }

  /**
   * @throws Failure refused, when it is neither yes nor no
   */
  public boolean isYes(AnswerKey key) {
    String answer = get(key);
    return switch (answer) {
      case "yes", "true" -> true;
      case "no", "false", "" -> false;
      default ->
          throw Failure.refused(
              "'" + answer + "' is no answer to " + key.word(), "write yes or no");
    };
  }

  /** As {@code pxedock.conf} is to say it; an empty value is not to stand there. */
  public Map<String, String> settingLines() {
    Map<String, String> lines = new TreeMap<>();
    for (AnswerKey key : AnswerKey.values()) {
      boolean optional =
          !USUAL.containsKey(key) || key == AnswerKey.PRIVILEGED || key == AnswerKey.IMAGES;
      if (SettingsText.names().contains(key.word()) && (!optional || given.containsKey(key))) {
        lines.put(key.word(), get(key));
      }
    }
    return lines;
  }

  /**
   * @throws Failure refused, when one of them is no value, or does not fit the others
   */
  public Settings settings() {
    given.forEach(AnswerCheck::check);
    LineText text = SettingsText.with(LineText.of(Bytes.EMPTY), settingLines());
    Settings settings;
    try {
      settings = SettingsText.parse(text);
    } catch (Failure e) {
      throw Failure.refused(e.what(), e.remedy()).because(e);
    }
    check(settings);
    return settings;
  }

  private void check(Settings settings) {
    Ipv4Subnet subnet = settings.subnet();
    if (!subnet.isHostAddress(settings.gateway())) {
      throw Failure.refused(
          "the gateway " + settings.gateway() + " is no address of a machine in " + subnet,
          "correct gateway or subnet");
    }
    if (!subnet.isHostAddress(settings.address())) {
      throw Failure.refused(
          "the address " + settings.address() + " is no address of a machine in " + subnet,
          "correct address or subnet");
    }
    if (settings.address().equals(settings.gateway())) {
      throw Failure.refused(
          "the server cannot have the gateway's address " + settings.gateway(), "correct address");
    }
    if (isGiven(AnswerKey.IP_RANGE)) {
      Ipv4Subnet range = Ipv4Subnet.parse(get(AnswerKey.IP_RANGE));
      if (!subnet.contains(range.network()) || !subnet.contains(range.broadcast())) {
        throw Failure.refused(
            "the ip-range " + range + " does not lie in " + subnet, "correct ip-range or subnet");
      }
    }
    checkImages(settings.images(), subnet, settings.address());
    Persistence.named(get(AnswerKey.PERSIST));
    isYes(AnswerKey.PRIVILEGED);
    isYes(AnswerKey.REPLACE);
    if (isGiven(AnswerKey.HOST)) {
      MacAddress.parse(get(AnswerKey.HOST_MAC));
    }
  }

  private void checkImages(BootImagesService images, Ipv4Subnet subnet, Ipv4Address server) {
    images
        .takenAddress()
        .filter(address -> !subnet.isHostAddress(address) || address.equals(server))
        .ifPresent(
            address -> {
              String why =
                  address.equals(server)
                      ? "is the boot server's own"
                      : "is no address of a machine in " + subnet;
              throw Failure.refused(
                  "the images-address " + address + " " + why, "choose another images-address");
            });
    String url = given.getOrDefault(AnswerKey.IMAGES_URL, "");
    if (images.url().filter(own -> !url.isEmpty() && !own.equals(url)).isPresent()) {
      throw Failure.refused(
          "images=" + images.mode().word() + " serves at " + images.url().get() + ", not " + url,
          "leave images-url out, or say images=as-is");
    }
  }
}
