package io.pxedock.core.setup.answer;

import io.pxedock.core.site.NamedValues;
import io.pxedock.core.site.SettingsText;
import io.pxedock.model.Failure;
import io.pxedock.model.image.ImageRecipe;
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

/** The answers given to setup; an answer not given has the default of the reference procedure. */
public record Answers(Map<AnswerKey, String> given) {
  /** No answers. */
  public static final Answers NONE = new Answers(Map.of());

  public Answers {
    given = Map.copyOf(given);
  }

  /**
   * Reads an answers file: {@code name=value}, one a line, {@code #} comments.
   *
   * @throws Failure REFUSED if a line is not an answer, with its place
   */
  public static Answers parse(LineText text, String file) {
    NamedValues values = NamedValues.read(text, file, "an answer", AnswerKey.allWords());
    Answers answers = of(values.texts());
    answers.given.forEach(
        (key, value) ->
            values.parsed(
                key.word(),
                value,
                answer -> {
                  key.check(answer);
                  return answer;
                }));
    return answers;
  }

  /** Returns what a work directory's {@code pxedock.conf} says. */
  public static Answers ofSettings(LineText conf) {
    return of(SettingsText.values(conf));
  }

  /** Returns the answers that lead to these settings. */
  public static Answers ofSettings(Settings settings) {
    return of(settings.texts());
  }

  private static Answers of(Map<String, String> texts) {
    Map<AnswerKey, String> answers = new EnumMap<>(AnswerKey.class);
    texts.forEach((word, text) -> AnswerKey.of(word).ifPresent(key -> answers.put(key, text)));
    return new Answers(answers);
  }

  /** Returns these answers, with the others for keys that these do not have. */
  public Answers over(Answers others) {
    Map<AnswerKey, String> both = new EnumMap<>(AnswerKey.class);
    both.putAll(others.given);
    both.putAll(given);
    return new Answers(both);
  }

  /** Returns these answers without those of some keys. */
  public Answers without(Set<AnswerKey> keys) {
    Map<AnswerKey, String> rest = new HashMap<>(given);
    rest.keySet().removeAll(keys);
    return new Answers(rest);
  }

  /** Returns these answers with another one; it is not checked. */
  public Answers with(AnswerKey key, String value) {
    return new Answers(Map.of(key, value)).over(this);
  }

  Answers without(AnswerKey key) {
    Map<AnswerKey, String> others = new EnumMap<>(AnswerKey.class);
    others.putAll(given);
    others.remove(key);
    return new Answers(others);
  }

  /** Returns the answer, or what is usual; empty if there is neither. */
  public String get(AnswerKey key) {
    return given.containsKey(key) ? given.get(key) : key.usual(this);
  }

  /** Returns whether a container of the site's own is to serve images/. */
  boolean servesImages() {
    return !get(AnswerKey.IMAGES).equals(BootImagesService.Mode.AS_IS.word());
  }

  /** Returns the name of an image that is to be built; empty for one that is brought. */
  String builtImage() {
    return get(AnswerKey.IMAGE_FROM).equals(ImageOrigin.BUILD.word()) ? ImageRecipe.REPOSITORY : "";
  }

  String imagesUrl() {
    return servesImages() && isGiven(AnswerKey.IMAGES_ADDRESS)
        ? Endpoint.parse(get(AnswerKey.IMAGES_ADDRESS)).url()
        : "http://" + get(AnswerKey.GATEWAY) + "/images/";
  }

  /**
   * Returns the address of that number in the subnet, or its last one if the subnet is smaller;
   * empty if the subnet cannot be read.
   */
  String inSubnet(int number) {
    Optional<Ipv4Subnet> subnet = Ipv4Subnet.tryParse(get(AnswerKey.SUBNET));
    if (subnet.isEmpty()) {
      return "";
    }
    Ipv4Address usual = subnet.get().network().plus(number);
    boolean fits = subnet.get().isHostAddress(usual);
    return (fits ? usual : subnet.get().broadcast().plus(-1)).toString();
  }

  /** Returns whether a key has an answer that is not empty. */
  public boolean isGiven(AnswerKey key) {
    return !get(key).isEmpty();
  }

  /**
   * @throws Failure REFUSED if the answer is neither yes nor no
   */
  public boolean isYes(AnswerKey key) {
    key.check(get(key));
    return get(key).matches("yes|true");
  }

  /** Returns the settings as {@code pxedock.conf} is to have them; an empty value removes one. */
  public Map<String, String> settingLines() {
    Map<String, String> lines = new TreeMap<>();
    for (AnswerKey key : AnswerKey.values()) {
      boolean isSetting = SettingsText.names().contains(key.word());
      if (isSetting && (key.isAlwaysWritten() || given.containsKey(key))) {
        lines.put(key.word(), get(key));
      }
    }
    return lines;
  }

  /**
   * @throws Failure REFUSED if an answer is not valid, or does not fit the others
   */
  public Settings settings() {
    given.forEach(AnswerKey::check);
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
          "the gateway " + settings.gateway() + " is not a host address in " + subnet,
          "correct --gateway or --subnet");
    }
    if (!subnet.isHostAddress(settings.address())) {
      throw Failure.refused(
          "the address " + settings.address() + " is not a host address in " + subnet,
          "correct --address or --subnet");
    }
    if (settings.address().equals(settings.gateway())) {
      throw Failure.refused(
          "the server cannot have the gateway's address " + settings.gateway(),
          "correct --address");
    }
    if (isGiven(AnswerKey.IP_RANGE)) {
      Ipv4Subnet range = Ipv4Subnet.parse(get(AnswerKey.IP_RANGE));
      if (!subnet.contains(range.network()) || !subnet.contains(range.broadcast())) {
        throw Failure.refused(
            "the ip-range " + range + " is outside " + subnet, "correct --ip-range or --subnet");
      }
    }
    checkImages(settings.images(), subnet, settings.address());
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
                      ? "is the boot server's"
                      : "is not a host address in " + subnet;
              throw Failure.refused(
                  "the images-address " + address + " " + why, "choose another --images-address");
            });
    String url = given.getOrDefault(AnswerKey.IMAGES_URL, "");
    if (images.url().filter(own -> !url.isEmpty() && !own.equals(url)).isPresent()) {
      throw Failure.refused(
          "images=" + images.mode().word() + " serves at " + images.url().get() + ", not " + url,
          "leave out images-url, or use images=as-is");
    }
  }
}
