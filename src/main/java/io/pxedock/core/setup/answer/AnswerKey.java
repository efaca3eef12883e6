package io.pxedock.core.setup.answer;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.net.UrlScheme;
import io.pxedock.model.net.VlanTag;
import io.pxedock.model.site.BootImagesService;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that setup can be given: by option, in an answers file, or as the answer to a
 * question. The order is that of the questions. Options, questions, checks, help and completion are
 * all made from this table; a key whose word is a name in pxedock.conf is also a setting.
 */
public enum AnswerKey {
  WORKDIR(
      AnswerSpec.of("The directory of conf/, tftpboot/ and images/.")
          .detail("An existing directory is used as it is.")
          .asked(Part.FILES, "Work directory")
          .rule(AnswerRule.DIRECTORY)
          .among(Candidates.DIRECTORIES)),
  ARCHIVE(
      AnswerSpec.of("pxebootbinaries.tgz: a file, or " + UrlScheme.listed() + ".")
          .detail("Empty for none.")
          .label("SOURCE")
          .asked(Part.FILES, "Archive with the boot files, file or URL")
          .optional()
          .among(Candidates.FILES)),
  SHA256(
      AnswerSpec.of("The SHA-256 sum that the archive must have.")
          .detail("Empty for no check.")
          .label("SUM")
          .asked(Part.FILES, "Its SHA-256 sum")
          .when((answers, tools) -> answers.isGiven(ARCHIVE))
          .optional()
          .rule(AnswerRule.SHA256.orEmpty())),
  RESCUE_FROM(
      AnswerSpec.of("The 911 system: of the archive, your files, or built.")
          .detail(
              "build makes one from Debian's packages: minutes, about 300 MB to fetch, root. "
                  + "files means images/vmlinuz-4 and images/initrd.gz, which you put there.")
          .words(List.of("archive", "files", "build"))
          .asked(Part.FILES, "911 system from (archive, files, build)")
          .when((answers, tools) -> !answers.isGiven(ARCHIVE) && !hasKernel(answers, tools))
          .usual(answers -> answers.isGiven(ARCHIVE) ? "archive" : "files")
          .rule(AnswerRule.parsed(AnswerKey::rescueSource))),
  RESCUE_SSH_KEY(
      AnswerSpec.of("The public key that may log in to a built 911 system.")
          .label("FILE")
          .asked(Part.FILES, "Public ssh key that may log in to it, a file")
          .when(
              (answers, tools) ->
                  RESCUE_FROM.isAsked(answers, tools) && answers.get(RESCUE_FROM).equals("build"))
          .among(Candidates.FILES)),
  BRIDGE(
      AnswerSpec.of("The Open vSwitch bridge of the machines.")
          .label("BRIDGE")
          .asked(Part.SWITCH, "Bridge")
          .alwaysWritten()
          .rule(AnswerRule.DEVICE)
          .among(Candidates.BRIDGES)),
  PORT(
      AnswerSpec.of("The bridge's internal port for Docker's network.")
          .detail("Created if it is missing.")
          .label("PORT")
          .asked(Part.SWITCH, "Port on it")
          .alwaysWritten()
          .rule(AnswerRule.DEVICE)),
  TAG(
      AnswerSpec.of("The VLAN that machines boot in, 0 for none.")
          .detail("Often 2311.")
          .label("VLAN")
          .asked(Part.SWITCH, "VLAN tag, 0 for none")
          .alwaysWritten()
          .rule(AnswerRule.parsed(VlanTag::parse))),
  PERSIST(
      AnswerSpec.of("The service that brings the port up at boot.")
          .words(Stream.of(Persistence.values()).map(Persistence::word).toList())
          .asked(Part.SWITCH, "Link after a reboot (networkd, ifupdown, netplan, no)")
          .usual(answers -> Persistence.NO.word())
          .rule(AnswerRule.parsed(Persistence::named))),
  NETWORK(
      AnswerSpec.of("Docker's macvlan network on that port.")
          .label("NETWORK")
          .asked(Part.NETWORK, "Docker network")
          .alwaysWritten()
          .rule(AnswerRule.DOCKER_NAME)),
  SUBNET(
      AnswerSpec.of("The IPv4 network of the machines.")
          .detail("Such as 192.168.0.0/24.")
          .label("CIDR")
          .asked(Part.NETWORK, "Subnet")
          .alwaysWritten()
          .rule(AnswerRule.parsed(Ipv4Subnet::parse))),
  GATEWAY(
      AnswerSpec.of("The router of the machines' network.")
          .detail("dnsmasq tells it to the machines.")
          .label("ADDRESS")
          .asked(Part.NETWORK, "Gateway")
          .alwaysWritten()
          .usual(answers -> answers.inSubnet(1))
          .rule(AnswerRule.parsed(Ipv4Address::parse))),
  ADDRESS(
      AnswerSpec.of("The boot server's address, free in the subnet.")
          .label("ADDRESS")
          .asked(Part.NETWORK, "Address of the server")
          .alwaysWritten()
          .usual(answers -> answers.inSubnet(240))
          .rule(AnswerRule.parsed(Ipv4Address::parse))),
  IP_RANGE(
      AnswerSpec.of("The part of the subnet that Docker may use.")
          .label("CIDR")
          .rule(AnswerRule.parsed(Ipv4Subnet::parse).orEmpty())),
  CONTAINER(
      AnswerSpec.of("The name of the server's container.")
          .label("CONTAINER")
          .asked(Part.CONTAINER, "Container")
          .alwaysWritten()
          .rule(AnswerRule.DOCKER_NAME)),
  IMAGE_FROM(
      AnswerSpec.of("How a missing server image is brought.")
          .detail(ImageOrigin.costs())
          .words(Stream.of(ImageOrigin.values()).map(ImageOrigin::word).toList())
          .asked(Part.CONTAINER, "Image from (pull, tar, build)")
          .when(AnswerKey::isImageMissing)
          .usual(answers -> ImageOrigin.usual(answers).word())
          .rule(AnswerRule.parsed(ImageOrigin::named))),
  IMAGE(
      AnswerSpec.of("The image that dnsmasq runs from.")
          .detail("Brought as image-from says if it is not there.")
          .label("IMAGE")
          .asked(Part.CONTAINER, "Image")
          .alwaysWritten()
          .usual(Answers::builtImage)
          .rule(AnswerRule.IMAGE)),
  IMAGE_TAR(
      AnswerSpec.of("Load the server's image from this tar file.")
          .detail("As 'docker save' writes it.")
          .label("FILE")
          .asked(Part.CONTAINER, "Tar file to load it from")
          .when(
              (answers, tools) ->
                  answers.get(IMAGE_FROM).equals(ImageOrigin.TAR.word())
                      && isImageMissing(answers, tools))
          .among(Candidates.FILES)),
  PRIVILEGED(
      AnswerSpec.of("Run with --privileged, more than dnsmasq needs.")
          .detail("Without it dnsmasq has only the three capabilities that it needs.")
          .usual(answers -> "no")
          .rule(AnswerRule.YES_OR_NO)),
  DOCKER_HOST(AnswerSpec.of("Docker's address, such as tcp://host:2375.").label("URL")),
  IMAGES(
      AnswerSpec.of("Who serves images/; as-is: what 911boot names.")
          .words(
              Stream.of(BootImagesService.Mode.values()).map(BootImagesService.Mode::word).toList())
          .asked(Part.CONTAINER, "Serve images/ from (as-is, container, host)")
          .usual(answers -> BootImagesService.Mode.AS_IS.word())
          .rule(AnswerRule.parsed(BootImagesService.Mode::named))),
  IMAGES_URL(
      AnswerSpec.of("The URL of images/ that is written to 911boot.")
          .label("URL")
          .asked(Part.CONTAINER, "URL of images/")
          .when((answers, tools) -> !answers.servesImages())
          .optional()
          .usual(Answers::imagesUrl)
          .rule(AnswerRule.URL.orEmpty())),
  IMAGES_ADDRESS(
      AnswerSpec.of("Where the container of images/ listens.")
          .detail("A free address of the subnet, or an address of the host.")
          .label("IP[:PORT]")
          .asked(Part.CONTAINER, "Address to serve images/ at")
          .when((answers, tools) -> answers.servesImages())
          .rule(AnswerRule.parsed(Endpoint::parse).orEmpty())
          .among(Candidates.ADDRESSES)),
  IMAGES_CONTAINER(
      AnswerSpec.of("The name of the container that serves images/.")
          .label("CONTAINER")
          .usual(answers -> BootImagesService.usualName(answers.get(CONTAINER)))
          .rule(AnswerRule.DOCKER_NAME)),
  IMAGES_IMAGE(
      AnswerSpec.of("The image that images/ is served from.")
          .detail("It needs busybox httpd or python3.")
          .label("IMAGE")
          .asked(Part.CONTAINER, "Image with a web server")
          .when((answers, tools) -> answers.servesImages())
          .usual(answers -> answers.get(IMAGE))
          .rule(AnswerRule.IMAGE)),
  IMAGES_IMAGE_TAR(
      AnswerSpec.of("Load the image for images/ from this tar file.")
          .label("FILE")
          .among(Candidates.FILES)),
  DOCKER_USER(
      AnswerSpec.of("A user to add to group docker (with root).")
          .detail("Empty for none.")
          .label("USER")
          .asked(Part.CONTAINER, "User to add to group docker")
          .when(AnswerKey::isUserKnown)
          .optional()
          .rule(AnswerRule.USER.orEmpty())),
  REPLACE(
      AnswerSpec.of("Recreate a network or container that differs.")
          .detail("Only if nothing else uses it.")
          .usual(answers -> "no")
          .rule(AnswerRule.YES_OR_NO)),
  HOST(
      AnswerSpec.of("The name of a first machine, such as cpu-01.")
          .detail("Empty for none.")
          .label("NAME")
          .asked(Part.FIRST_MACHINE, "Its name")
          .optional()
          .rule(AnswerRule.parsed(AnswerKey::shortName).orEmpty())),
  HOST_MAC(
      AnswerSpec.of("The first machine's MAC, in any spelling.")
          .label("MAC")
          .asked(Part.FIRST_MACHINE, "Its MAC")
          .when((answers, tools) -> answers.isGiven(HOST))
          .rule(AnswerRule.parsed(MacAddress::parse))),
  HOST_IP(
      AnswerSpec.of("The first machine's address (the next free one).")
          .label("IP")
          .asked(Part.FIRST_MACHINE, "Its address, empty for the next free one")
          .when((answers, tools) -> answers.isGiven(HOST))
          .optional()
          .rule(AnswerRule.parsed(Ipv4Address::parse).orEmpty()));

  /** The parts of the wizard, in their order. */
  public enum Part {
    FILES("Files"),
    SWITCH("Switch"),
    NETWORK("Network"),
    CONTAINER("Container"),
    FIRST_MACHINE("First machine");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    /** Returns the heading with its number, such as "1 of 5: Files". */
    public String heading() {
      return (ordinal() + 1) + " of " + values().length + ": " + title;
    }
  }

  /** Where values to choose from are looked up. */
  public enum Candidates {
    NONE,
    BRIDGES,
    ADDRESSES,
    FILES,
    DIRECTORIES
  }

  /** Longer than any path (PATH_MAX) or URL that leads somewhere. */
  private static final int MAX_LENGTH = 4096;

  private final AnswerSpec spec;

  AnswerKey(AnswerSpec spec) {
    this.spec = spec;
  }

  private static String shortName(String text) {
    HostName.checkShort(text);
    return text;
  }

  private static String rescueSource(String text) {
    if (!text.matches("archive|files|build")) {
      throw Failure.refused(
          "'" + text + "' is not a value for 911-from", "write archive, files or build");
    }
    return text;
  }

  private static boolean hasKernel(Answers answers, Tools tools) {
    Path kernel = Path.of(answers.get(WORKDIR)).resolve("images/vmlinuz-4");
    return tools.files().infoFollowingLinks(kernel).isPresent();
  }

  /** An image of which Docker does not answer is not asked about. */
  private static boolean isImageMissing(Answers answers, Tools tools) {
    try {
      return !tools.provisioning().hasImage(answers.get(IMAGE));
    } catch (Failure e) {
      return false;
    }
  }

  /** Rights on Docker are asked about only if there is somebody to give them to. */
  private static boolean isUserKnown(Answers answers, Tools tools) {
    return answers.given().containsKey(DOCKER_USER);
  }

  /** Returns the name in a file, and of the option after its two dashes. */
  public String word() {
    // A constant cannot begin with a digit.
    return name().toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^rescue-", "911-");
  }

  /** Returns a description of one line. */
  public String description() {
    return spec.description;
  }

  /** Returns the description and what the wizard explains beyond it. */
  public String help() {
    return (spec.description + " " + spec.detail).strip();
  }

  /** Returns the label of the option's value; empty for an option that takes no value. */
  public String label() {
    return spec.label;
  }

  /** Returns the wizard's question; empty if the wizard does not ask. */
  public String question() {
    return spec.question;
  }

  /** Returns the keys that the wizard asks for, in its order. */
  public static List<AnswerKey> asked() {
    return Arrays.stream(values()).filter(key -> key.spec.part != null).toList();
  }

  /** Returns the part that this question begins; empty for a question within a part. */
  public Optional<Part> beginning() {
    return asked().stream()
        .filter(key -> key.spec.part == spec.part)
        .findFirst()
        .filter(this::equals)
        .map(key -> key.spec.part);
  }

  /** Returns whether the wizard has a reason to ask, given the other answers. */
  public boolean isAsked(Answers answers, Tools tools) {
    return spec.askedWhen.test(answers, tools);
  }

  /** Returns whether the answer may be empty. */
  public boolean isOptional() {
    return spec.optional;
  }

  /** Returns where values to choose from are looked up. */
  public Candidates candidates() {
    return spec.candidates;
  }

  /** Returns the only words that are answers; empty if any text may be one. */
  public List<String> words() {
    return spec.words;
  }

  /**
   * Checks whether a value can be an answer at all; whether answers fit each other is checked by
   * {@link Answers#settings}.
   *
   * @throws Failure REFUSED if the value is not valid, with how it is written
   */
  public void check(String value) {
    if (value.length() > MAX_LENGTH) {
      throw Failure.refused(
          word() + " has " + value.length() + " characters", "write a shorter one");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw Failure.refused("'" + value + "' contains a control character", "type it again");
    }
    spec.rule.check(this, value);
  }

  /** Returns the answer that holds if none is given; empty if there is none. */
  String usual(Answers answers) {
    String usual = spec.usual.apply(answers);
    return usual.isEmpty() ? Settings.defaults().texts().getOrDefault(word(), "") : usual;
  }

  boolean isAlwaysWritten() {
    return spec.alwaysWritten;
  }

  static Optional<AnswerKey> of(String word) {
    return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
  }

  static List<String> allWords() {
    return Arrays.stream(values()).map(AnswerKey::word).toList();
  }
}
