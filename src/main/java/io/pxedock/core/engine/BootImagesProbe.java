package io.pxedock.core.engine;

import io.pxedock.core.pxelinux.BootImagesUrl;
import io.pxedock.core.site.BootImagesProbeResult;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.model.site.BootImagesService;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.UrlProbe;
import io.pxedock.spi.WorkFiles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks where the images are served for each file of {@code images/}. A container on the macvlan
 * network cannot be reached from its own host through the network's parent, so one of the site's
 * own is asked from inside.
 */
public final class BootImagesProbe {
  /** More files are not asked for: the first ones tell as much. */
  private static final int MAX_FILES = 6;

  private final WorkFiles files;
  private final ContainerEngine docker;
  private final UrlProbe urls;
  private final Settings settings;
  private final Path images;

  /** One who can ask. */
  private interface Asker {
    UrlAnswer ask(URI url);
  }

  /**
   * @param images the directory whose files are to be served
   */
  public BootImagesProbe(
      WorkFiles files, ContainerEngine docker, UrlProbe urls, Settings settings, Path images) {
    this.files = files;
    this.docker = docker;
    this.urls = urls;
    this.settings = settings;
    this.images = images;
  }

  /**
   * @param url as 911boot has it
   * @throws Failure UNREACHABLE if it cannot be known, or FAILED if nothing answers there
   */
  public BootImagesProbeResult look(String url) {
    return look(url, true);
  }

  /**
   * Creates a probe.
   *
   * @param hasDocker whether Docker answers: if not, it is not waited for
   */
  BootImagesProbeResult look(String url, boolean hasDocker) {
    Map<String, Long> here = here();
    BootImagesUrl named = BootImagesUrl.of(url, here.keySet());
    if (!named.file().isEmpty()) {
      here.putIfAbsent(named.file(), UrlAnswer.UNKNOWN);
    }
    URI base = uri(url, named.base());
    Optional<ContainerState> own = hasDocker ? own(base) : Optional.empty();
    if (own.isEmpty() || own.get().network().equals(ContainerSpec.HOST)) {
      return ask(url, base, "", here, urls::ask);
    }
    return askInside(url, base, here, own.get());
  }

  private static URI uri(String url, String base) {
    try {
      return URI.create(base);
    } catch (IllegalArgumentException e) {
      throw Failure.failed("'" + RedactedUrl.of(url) + "' is not a URL", "correct it in 911boot")
          .because(e);
    }
  }

  /** The files of images/ and their sizes. */
  private Map<String, Long> here() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (String name : Observed.of(() -> files.list(images)).orElse(List.of())) {
      Observed.of(() -> files.infoFollowingLinks(images.resolve(name)))
          .orElse(Optional.empty())
          .filter(info -> info.kind() == FileInfo.Kind.FILE && !name.startsWith("."))
          .filter(info -> sizes.size() < MAX_FILES)
          .ifPresent(info -> sizes.put(name, info.size()));
    }
    return sizes;
  }

  /**
   * The site's own container of the images, when it is the one that the URL means.
   *
   * @throws Failure FAILED if it is meant and is not running
   */
  private Optional<ContainerState> own(URI base) {
    BootImagesService service = settings.images();
    Observed<Optional<ContainerState>> looked =
        Observed.of(() -> docker.container(service.container()));
    boolean wanted = service.url().filter(url -> isAt(base, URI.create(url))).isPresent();
    Optional<ContainerState> container = looked.orElse(Optional.empty());
    boolean meant = wanted || container.filter(there -> serves(there, base)).isPresent();
    if (!meant || !looked.isKnown()) {
      return Optional.empty();
    }
    if (container.filter(ContainerState::isRunning).isEmpty()) {
      String state = container.map(there -> "is " + there.status()).orElse("is gone");
      throw Failure.failed(
          "container " + service.container() + ", which serves " + base + ", " + state,
          Remedy.command("pxedock", "setup"));
    }
    return container;
  }

  private static boolean isAt(URI one, URI other) {
    return other.getHost().equals(one.getHost()) && port(one) == port(other);
  }

  private static int port(URI url) {
    return url.getPort() < 0 ? Endpoint.HTTP : url.getPort();
  }

  /** By its address; by its command when it has none, since it is stopped or on the host's. */
  private static boolean serves(ContainerState container, URI base) {
    String host = String.valueOf(base.getHost());
    return container.addresses().containsValue(host)
        || container.command().stream()
            .anyMatch(word -> word.equals(host) || word.equals(host + ":" + port(base)));
  }

  /** From the server's container, as a neighbour sees it; else from the one that serves. */
  private BootImagesProbeResult askInside(
      String url, URI base, Map<String, Long> here, ContainerState serving) {
    for (String container : List.of(settings.container(), serving.name())) {
      try {
        return ask(url, base, container, here, place -> docker.ask(container, place));
      } catch (Failure e) {
        // It is not running, or holds nothing to ask with: that says nothing about the URL.
        if (e.exit() != ExitCode.FAILED) {
          throw e;
        }
      }
    }
    return ask(url, base, "", here, urls::ask);
  }

  private BootImagesProbeResult ask(
      String url, URI base, String from, Map<String, Long> here, Asker asker) {
    List<BootImagesProbeResult.Asked> asked = new ArrayList<>();
    here.forEach(
        (name, size) ->
            asked.add(
                new BootImagesProbeResult.Asked(
                    name, size, asker.ask(base.resolve(encoded(name))))));
    boolean none = asked.stream().noneMatch(BootImagesProbeResult.Asked::isThere);
    Optional<UrlAnswer> self = none ? Optional.of(asker.ask(base)) : Optional.empty();
    return new BootImagesProbeResult(url, base.toString(), from, List.copyOf(asked), self);
  }

  /** As a part of a URL: with its blanks and other odd characters written as such. */
  private static String encoded(String name) {
    try {
      return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw Failure.failed(
          "'" + name + "' in images/ is not a name that a URL can contain", "rename it");
    }
  }
}
