package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.container.WebServer;
import io.pxedock.model.image.ImageState;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Provisioning;
import io.pxedock.spi.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry that has the image of the settings, and an engine that refuses as Docker does. */
public final class SandboxProvisioning implements Provisioning {
  /** What a registry has for every purpose. */
  private static final String WEB_IMAGE = "busybox";

  private static final Pattern NAMES = Pattern.compile("\"RepoTags\":\\[([^\\]]*)\\]");

  private final Settings settings;
  private final SandboxEngine engine;
  private final ImageStore images;
  private final Set<String> withoutWebServer = new HashSet<>();
  private final Set<String> withoutDnsmasq = new HashSet<>();

  SandboxProvisioning(Settings settings, SandboxEngine engine) {
    this.settings = settings;
    this.engine = engine;
    this.images = engine.images();
  }

  @Override
  public synchronized boolean hasImage(String image) {
    engine.version();
    return images.find(image).isPresent();
  }

  @Override
  public synchronized Optional<ImageState> image(String image) {
    engine.version();
    return images.find(image);
  }

  @Override
  public List<String> images() {
    engine.version();
    return images.names();
  }

  @Override
  public synchronized void pull(String image, Progress progress) {
    engine.version();
    if (!image.equals(settings.image()) && !image.equals(WEB_IMAGE)) {
      throw Failure.failed(
          "Docker refused: pull access denied for " + image,
          "correct its name, or give it as a file that docker save wrote");
    }
    progress.at(image, ImageStore.SIZE, ImageStore.SIZE);
    images.put(List.of(image), Map.of());
  }

  @Override
  public synchronized void load(Path tar, Progress progress) {
    engine.version();
    if (!Files.isReadable(tar)) {
      throw Failure.unreachable("there is no file " + tar, "correct --image-tar");
    }
    if (!isArchive(tar)) {
      throw Failure.failed(
          "Docker refused: archive/tar: invalid tar header", "write it with 'docker save IMAGE'");
    }
    List<String> names = names(tar);
    if (names.isEmpty()) {
      images.put(List.of(settings.image()), Map.of());
    } else {
      images.put(names, SandboxDistribution.RECIPE.labels());
    }
  }

  /** Returns the names that SandboxDistribution has written. */
  private static List<String> names(Path tar) {
    try (InputStream in = Files.newInputStream(tar)) {
      Matcher names = NAMES.matcher(new String(in.readNBytes(4096), StandardCharsets.UTF_8));
      return names.find() ? List.of(names.group(1).replace("\"", "").split(",")) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** By the first bytes: of a tar file (its magic is at 257), or of one that gzip has packed. */
  private static boolean isArchive(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(262);
      boolean packed = head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
      return packed || new String(head, StandardCharsets.ISO_8859_1).endsWith("ustar");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public synchronized Optional<WebServer> webServer(String image) {
    engine.version();
    if (images.find(image).isEmpty()) {
      throw Failure.failed("Docker refused: No such image: " + image, "");
    }
    return withoutWebServer.contains(image) ? Optional.empty() : Optional.of(WebServer.BUSYBOX);
  }

  /** Refuses an image that has no dnsmasq: the one for web servers, under any name. */
  synchronized void checkDnsmasq(String image) {
    boolean isWeb =
        images.find(WEB_IMAGE).isPresent() && images.find(WEB_IMAGE).equals(images.find(image));
    if (isWeb || withoutDnsmasq.contains(image)) {
      throw Trial.noDnsmasq(image);
    }
  }

  /** Removes dnsmasq from images of that name. */
  synchronized void loseDnsmasq(String image) {
    withoutDnsmasq.add(image);
  }

  /** Removes the web server from the image. */
  synchronized void loseWebServer(String image) {
    withoutWebServer.add(image);
  }

  @Override
  public List<String> users(String network) {
    if (engine.network(network).isEmpty()) {
      return List.of();
    }
    List<String> users = new ArrayList<>(engine.neighbours(network));
    engine.container(settings.container()).map(ContainerState::name).ifPresent(users::add);
    return users.stream().sorted().toList();
  }

  @Override
  public void createNetwork(NetworkState wanted) {
    if (engine.network(wanted.name()).isPresent()) {
      throw Failure.failed(
          "Docker refused: network with name " + wanted.name() + " already exists", "");
    }
    engine.setNetwork(wanted);
  }

  @Override
  public void removeNetwork(String name) {
    if (!users(name).isEmpty()) {
      throw Failure.failed("Docker refused: network " + name + " has active endpoints", "");
    }
    engine.setNetwork(null);
  }

  @Override
  public void createContainer(ContainerSpec spec) {
    if (!hasImage(spec.image())) {
      throw Failure.failed("Docker refused: No such image: " + spec.image(), "");
    }
    if (!spec.network().equals(ContainerSpec.HOST) && engine.network(spec.network()).isEmpty()) {
      throw Failure.failed("Docker refused: network " + spec.network() + " not found", "");
    }
    if (engine.container(spec.name()).isPresent()) {
      throw Failure.failed(
          "Docker refused: the container name \"/" + spec.name() + "\" is already in use", "");
    }
    if (spec.name().equals(settings.container())) {
      engine.makeContainer(spec);
    } else {
      engine.makeWebContainer(spec);
    }
  }

  @Override
  public void removeContainer(String name) {
    engine.removeContainer(name);
  }
}
