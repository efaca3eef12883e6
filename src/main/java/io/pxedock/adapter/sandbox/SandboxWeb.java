package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.model.site.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who answers on http: the site's own web containers, and beyond them a world in which every server
 * has everything, until told otherwise.
 */
final class SandboxWeb {
  private final Map<String, SandboxWebContainer> containers = new TreeMap<>();
  private final Settings settings;
  private Optional<Failure> failure = Optional.empty();

  SandboxWeb(Settings settings) {
    this.settings = settings;
  }

  synchronized void put(SandboxWebContainer container) {
    containers.put(container.spec().name(), container);
  }

  synchronized void remove(String name) {
    containers.remove(name);
  }

  synchronized Optional<SandboxWebContainer> container(String name) {
    return Optional.ofNullable(containers.get(name));
  }

  synchronized List<SandboxWebContainer> containers() {
    return List.copyOf(containers.values());
  }

  /** A machine asks for a file: who knows where it is listens for it. */
  synchronized void fetch(URI url, Ipv4Address client) {
    containers.values().stream()
        .filter(container -> container.isMeant(url))
        .forEach(container -> container.fetch(url, client));
  }

  /** From now on nothing answers. */
  synchronized void fail(Failure reason) {
    failure = Optional.of(reason);
  }

  /**
   * @param inside whether a container of the macvlan network asks: this machine cannot reach the
   *     addresses on it
   */
  synchronized UrlAnswer ask(URI url, boolean inside) {
    for (SandboxWebContainer container : containers.values()) {
      if (container.isMeant(url)) {
        boolean hidden = !inside && !container.spec().network().equals(ContainerSpec.HOST);
        return container
            .answer(url)
            .filter(answer -> !hidden)
            .orElseThrow(() -> silent(url, container.isRunning()));
      }
    }
    if (isMute(url)) {
      throw silent(url, !isOnSegment(url));
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return UrlAnswer.http(200, UrlAnswer.UNKNOWN);
  }

  /** Whether a machine is meant that serves no http: all of the segment's but the gateway. */
  private boolean isMute(URI url) {
    return isOnSegment(url)
        ? !settings.gateway().toString().equals(url.getHost())
        : SandboxSwitch.OWN_ADDRESS.toString().equals(url.getHost());
  }

  private boolean isOnSegment(URI url) {
    return Ipv4Address.tryParse(String.valueOf(url.getHost()))
        .filter(settings.subnet()::contains)
        .isPresent();
  }

  private static Failure silent(URI url, boolean isThere) {
    return Failure.unreachable(
        url + " cannot be reached: " + (isThere ? "Connection refused" : "No route to host"),
        "check that the server runs, and check the URL");
  }
}
