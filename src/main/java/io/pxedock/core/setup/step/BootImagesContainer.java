package io.pxedock.core.setup.step;

import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.action.ServeImages;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.BootImagesAddress;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.WebServer;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.site.BootImagesService;
import io.pxedock.model.site.BootImagesService.Mode;
import io.pxedock.model.site.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans the container that serves images/. */
public final class BootImagesContainer {

  private final SetupContext s;
  private final Settings settings;
  private final BootImagesService service;
  private final Endpoint at;

  /**
   * @throws Failure REFUSED if the address to serve at was not given and cannot be found out
   */
  BootImagesContainer(SetupContext s) {
    this.s = s;
    this.settings = s.settings();
    this.service = settings.images();
    this.at = service.at().orElseThrow(() -> noAddress());
  }

  private Failure noAddress() {
    BootImagesAddress addresses = addresses();
    String choice = BootImagesAddress.shown(addresses.onHost());
    return service.mode() == Mode.HOST
        ? Failure.refused(
            "there is no address to serve images/ at",
            "use --images-address IP" + (choice.isEmpty() ? "" : ", one of " + choice))
        : Failure.refused(
            "there is no free address for images/ in " + settings.subnet(),
            "use --images-address IP, or --images host");
  }

  private BootImagesAddress addresses() {
    return new BootImagesAddress(s.tools(), settings, s.look().apply(Scope.FILES).files());
  }

  String url() {
    return at.url();
  }

  /**
   * Adds to a plan what is missing until the container serves images/.
   *
   * @throws Failure REFUSED if the container cannot be created, or one of its name differs
   */
  Plan addTo(Plan plan) {
    Optional<ContainerState> there = s.tools().docker().container(service.container());
    List<String> differences = there.map(this::differences).orElse(List.of());
    if (!differences.isEmpty() && !s.answers().isYes(AnswerKey.REPLACE)) {
      throw Failure.refused(
          "container " + service.container() + " differs: " + String.join("; ", differences),
          "give the answers that it has now, use another --images-container, or use --replace");
    }
    if (there.isPresent() && differences.isEmpty()) {
      return there.get().isRunning() ? plan : plan.doing(serve());
    }
    addresses().check(service.mode(), at.address());
    boolean running = there.filter(ContainerState::isRunning).isPresent();
    Optional<SystemChanges.BringImage> image = missingImage();
    if (image.isPresent()) {
      return plan.doing(image.get());
    }
    Plan made = service.mode() == Mode.HOST ? onHost(plan, running) : onNetwork(plan);
    if (!s.isDirectory(s.path("images")) && !s.planned().contains("directory")) {
      throw Failure.refused(
          "there is no directory " + s.path("images"), "create it, and copy the images there");
    }
    if (there.isPresent()) {
      made =
          made.doing(new SystemChanges.RemoveContainer(service.container()))
              .noting(String.join("; ", differences))
              .asking(
                  "Replace container " + service.container() + "? Running downloads are cut off.");
    }
    return made.doing(new SystemChanges.CreateContainer(spec(server()))).doing(serve());
  }

  private ServeImages serve() {
    return new ServeImages(settings, s.path("images"), url());
  }

  private Optional<SystemChanges.BringImage> missingImage() {
    String image = service.image();
    boolean coming = s.planned().contains("image") && image.equals(settings.image());
    if (coming || s.tools().provisioning().hasImage(image)) {
      return Optional.empty();
    }
    String tar = s.answers().get(AnswerKey.IMAGES_IMAGE_TAR);
    if (!tar.isEmpty() && !s.isFile(Path.of(tar))) {
      throw Failure.unreachable(
          "there is no file " + tar, "correct --images-image-tar, or leave it out");
    }
    return Optional.of(new SystemChanges.BringImage(image, tar));
  }

  /** Returns the web server in the image; a dry run assumes busybox if the image is missing. */
  private WebServer server() {
    if (s.planned().contains("image") && !s.tools().provisioning().hasImage(service.image())) {
      return WebServer.BUSYBOX;
    }
    return s.tools()
        .provisioning()
        .webServer(service.image())
        .orElseThrow(
            () ->
                Failure.refused(
                    "image " + service.image() + " contains no web server that pxedock knows",
                    "use an image with busybox httpd or python3, such as --images-image busybox"));
  }

  private Plan onNetwork(Plan plan) {
    boolean planned = s.planned().contains("network");
    if (!planned && s.tools().docker().network(settings.network()).isEmpty()) {
      throw Failure.refused(
          "there is no Docker network '" + settings.network() + "' to serve images/ on",
          "run 'pxedock setup'");
    }
    return plan;
  }

  private Plan onHost(Plan plan, boolean running) {
    boolean taken =
        !running && Observed.of(() -> s.tools().urls().ask(URI.create(url()))).isKnown();
    if (taken) {
      throw Failure.refused(
          "something else serves " + url() + " already",
          "choose another port: --images-address " + at.address() + ":8080");
    }
    return settings.subnet().contains(at.address())
        ? plan
        : plan.noting(
            at.address()
                + " is not in "
                + settings.subnet()
                + ": machines reach it only through their gateway "
                + settings.gateway());
  }

  private ContainerSpec spec(WebServer server) {
    boolean host = service.mode() == Mode.HOST;
    return new ContainerSpec(
        service.container(),
        service.image(),
        host ? ContainerSpec.HOST : settings.network(),
        host ? Optional.empty() : Optional.of(at.address()),
        List.of(bind()),
        ContainerSpec.Rights.WEB,
        server.command(at, BootImagesAddress.DIRECTORY));
  }

  private Bind bind() {
    return new Bind(s.path("images").toString(), BootImagesAddress.DIRECTORY, false);
  }

  /** Returns the differences, each as what it is and what it should be. */
  private List<String> differences(ContainerState there) {
    String network = service.mode() == Mode.HOST ? ContainerSpec.HOST : settings.network();
    List<String> differences = new ArrayList<>();
    compare("image", there.image(), service.image(), differences);
    compare("network", there.network(), network, differences);
    if (WebServer.of(there.command(), at, BootImagesAddress.DIRECTORY).isEmpty()) {
      differences.add(
          "it runs '"
              + String.join(" ", there.command())
              + "', not a web server for "
              + BootImagesAddress.DIRECTORY
              + " at "
              + at.withPort());
    }
    if (!there.binds().contains(bind())) {
      String binds =
          there.binds().stream()
              .map(b -> b.source() + " to " + b.target() + (b.writable() ? ", writable" : ""))
              .collect(Collectors.joining("; "));
      compare(
          "bind",
          binds,
          bind().source() + " to " + BootImagesAddress.DIRECTORY + ", read-only",
          differences);
    }
    if (!there.restartPolicy().matches("unless-stopped|always")) {
      compare("restart policy", there.restartPolicy(), ContainerSpec.RESTART_POLICY, differences);
    }
    if (there.privileged()) {
      differences.add("it is privileged, which is not needed");
    }
    return differences;
  }

  private static void compare(String what, String there, String want, List<String> differences) {
    if (!there.equals(want)) {
      differences.add(what + " is " + (there.isEmpty() ? "none" : there) + ", not " + want);
    }
  }
}
