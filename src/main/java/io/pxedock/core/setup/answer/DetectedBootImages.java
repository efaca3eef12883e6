package io.pxedock.core.setup.answer;

import io.pxedock.core.engine.BootImagesProbe;
import io.pxedock.core.engine.SiteReader;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.core.site.BootImagesProbeResult;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.site.BootImagesService.Mode;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds answers about images/ on the machine and in the site. */
public final class DetectedBootImages {
  private final Tools tools;
  private final Answers answers;
  private final Settings settings;
  private final Path workdir;
  private final Observed<SiteFiles> files;

  private DetectedBootImages(Tools tools, Answers answers) {
    this.tools = tools;
    this.answers = answers;
    this.settings = answers.settings();
    this.workdir = Path.of(answers.get(AnswerKey.WORKDIR)).toAbsolutePath().normalize();
    this.files =
        Observed.of(
            () -> new SiteReader(tools.files(), workdir).read(container(settings.container())));
  }

  private Optional<io.pxedock.model.container.ContainerState> container(String name) {
    return Observed.of(() -> tools.docker().container(name)).orElse(Optional.empty());
  }

  /** Adds the address of the container that serves images/, if it was not given. */
  static Answers complete(Tools tools, Answers answers) {
    boolean open = mode(answers).isPresent() && !answers.isGiven(AnswerKey.IMAGES_ADDRESS);
    return open
        ? Observed.of(() -> new DetectedBootImages(tools, answers).withAddress()).orElse(answers)
        : answers;
  }

  /** Returns the mode if it needs a container. */
  private static Optional<Mode> mode(Answers answers) {
    return Observed.of(() -> Mode.named(answers.get(AnswerKey.IMAGES)))
        .value()
        .filter(mode -> mode != Mode.AS_IS);
  }

  /** Adds the best answer to a question that has no answer, or one that no longer fits. */
  public static Answers suggest(AnswerKey key, Tools tools, Answers answers) {
    boolean about = key == AnswerKey.IMAGES || key == AnswerKey.IMAGES_URL;
    try {
      return key == AnswerKey.IMAGES_ADDRESS
          ? suggestAddress(tools, answers)
          : about ? new DetectedBootImages(tools, answers).suggest(key) : answers;
    } catch (Failure e) {
      // The question itself reports an answer that does not fit.
      return answers;
    }
  }

  /** Returns the addresses of this machine to choose from, if none is clearly the best. */
  public static List<Ipv4Address> choice(Tools tools, Answers answers) {
    boolean open = !answers.isGiven(AnswerKey.IMAGES_ADDRESS);
    return open && mode(answers).filter(Mode.HOST::equals).isPresent()
        ? Observed.of(() -> new DetectedBootImages(tools, answers).address().onHost())
            .orElse(List.of())
        : List.of();
  }

  /**
   * @throws Failure REFUSED if the address is used already, or cannot be used
   */
  public static void checkAddress(Tools tools, Answers answers) {
    DetectedBootImages found = new DetectedBootImages(tools, answers);
    Optional<Endpoint> at = found.settings.images().at();
    at.ifPresent(said -> found.address().check(found.settings.images().mode(), said.address()));
  }

  private BootImagesAddress address() {
    return new BootImagesAddress(tools, settings, files);
  }

  private static Answers suggestAddress(Tools tools, Answers answers) {
    String said = answers.given().getOrDefault(AnswerKey.IMAGES_ADDRESS, "");
    // The URL may be older than the answer that a container serves images/.
    Answers open = answers.without(AnswerKey.IMAGES_ADDRESS).without(AnswerKey.IMAGES_URL);
    DetectedBootImages found = new DetectedBootImages(tools, open);
    return !said.isEmpty() && found.fits(said)
        ? open.with(AnswerKey.IMAGES_ADDRESS, said)
        : found.withAddress();
  }

  private Answers suggest(AnswerKey key) {
    if (answers.given().containsKey(key)) {
      return answers;
    }
    Optional<String> url = url();
    if (key == AnswerKey.IMAGES_URL) {
      return url.map(there -> answers.with(key, there)).orElse(answers);
    }
    return answersAt(url.orElse(answers.get(AnswerKey.IMAGES_URL)))
        ? answers
        : answers.with(key, Mode.CONTAINER.word());
  }

  private boolean fits(String said) {
    Mode mode = mode(answers).orElse(Mode.CONTAINER);
    return Observed.of(
            () -> {
              Ipv4Address ip = Endpoint.parse(said).address();
              address().check(mode, ip);
              return mode == Mode.HOST || settings.subnet().isHostAddress(ip);
            })
        .orElse(false);
  }

  private Answers withAddress() {
    BootImagesAddress address = address();
    Mode mode = mode(answers).orElse(Mode.CONTAINER);
    return address
        .best(mode)
        .map(best -> answers.with(AnswerKey.IMAGES_ADDRESS, best.toString()))
        .orElse(answers);
  }

  /** Returns the URL in 911boot. */
  private Optional<String> url() {
    return files
        .value()
        .flatMap(site -> site.boot().value())
        .flatMap(BootDirectory::rescue)
        .flatMap(PxelinuxConfig::imagesUrl);
  }

  private boolean answersAt(String url) {
    BootImagesProbe look =
        new BootImagesProbe(
            tools.files(), tools.docker(), tools.urls(), settings, workdir.resolve("images"));
    Optional<BootImagesProbeResult> answer = Observed.of(() -> look.look(url)).value();
    return answer
            .flatMap(BootImagesProbeResult::self)
            .map(io.pxedock.model.net.UrlAnswer::found)
            .orElse(true)
        && answer.isPresent();
  }
}
