package io.pxedock.core.diagnosis;

import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Remedy;
import io.pxedock.model.ShellWord;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerInside.Interface;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.site.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whether the container runs, and whether it is on the network that Docker says it is on. */
final class ContainerLink {
  private static final String NAME = "container";
  private static final String DOWN = "container-down";
  private static final Remedy START = Remedy.command("pxedock", "start");
  private static final Remedy RESTART = Remedy.command("pxedock", "restart");
  private static final int SEGFAULT = 139;

  /** A restart that nobody asked for is reported for a day. */
  private static final Duration REPORTED = Duration.ofHours(24);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private final Snapshot snapshot;
  private final Settings settings;
  private final ContainerState container;

  private ContainerLink(Snapshot snapshot, ContainerState container) {
    this.snapshot = snapshot;
    this.settings = snapshot.settings();
    this.container = container;
  }

  static PathLink of(Snapshot snapshot) {
    return snapshot
        .container()
        .orThrow()
        .map(c -> new ContainerLink(snapshot, c).link())
        .orElseGet(
            () ->
                PathLink.failed(
                    NAME,
                    "no-container",
                    "there is no container '" + snapshot.settings().container() + "'",
                    Remedy.command("pxedock", "setup")));
  }

  private PathLink link() {
    if (!container.isRunning()) {
      return notRunning();
    }
    String address = container.addresses().get(settings.network());
    if (!Objects.equals(address, settings.address().toString())) {
      return PathLink.failed(
          NAME,
          "container-address",
          container.name()
              + " has address "
              + (address == null ? "none" : address)
              + " on "
              + settings.network()
              + ", not "
              + settings.address(),
          "name that address in pxedock.conf, or create the container with --ip="
              + settings.address());
    }
    Optional<PathLink> network =
        snapshot.tree().orElse(Optional.empty()).flatMap(tree -> network(tree.inside()));
    return network.orElseGet(this::running);
  }

  private PathLink notRunning() {
    ContainerState.Past past = container.past();
    String exit = container.exitCode() == 0 ? "" : " with exit code " + container.exitCode();
    String when = past.endedAt().isAfter(Instant.EPOCH) ? " at " + time(past.endedAt()) : "";
    String state =
        container.status().equals("restarting")
            ? container.name() + " keeps ending" + exit + ", last" + when
            : container.name() + " is " + container.status() + exit + when;
    if (!past.error().isEmpty()) {
      return PathLink.failed(
          NAME, DOWN, state + ": " + past.error(), START.prefixed("correct that, then "));
    }
    if (past.ranOutOfMemory()) {
      return PathLink.failed(NAME, DOWN, state + ": it ran out of memory", START);
    }
    boolean isFailure = container.exitCode() != 0;
    Optional<LastWords> words =
        isFailure ? LastWords.before(snapshot, snapshot.taken()) : Optional.empty();
    String said = words.map(w -> "; its last words: " + w.text()).orElse("");
    if (container.exitCode() == SEGFAULT) {
      return PathLink.failed(NAME, "dnsmasq-crashed", state + " (it crashed)" + said, START);
    }
    Remedy verb = container.status().equals("restarting") ? RESTART : START;
    return PathLink.failed(
        NAME,
        DOWN,
        state + said,
        words
            .flatMap(LastWords::place)
            .map(place -> verb.prefixed("correct " + place + ", then "))
            .orElse(verb));
  }

  /** Docker shows the address also when the interface is gone, with its parent. */
  private Optional<PathLink> network(ContainerInside inside) {
    Optional<Interface> own =
        inside.interfaces().stream()
            .filter(i -> i.addresses().contains(settings.address()))
            .findFirst();
    if (own.isPresent()) {
      return own.get().isUp()
          ? Optional.empty()
          : Optional.of(
              PathLink.failed(
                  NAME,
                  "no-interface",
                  container.name() + "'s interface " + own.get().name() + " is down",
                  RESTART.prefixed(
                      ShellWord.line("ip", "link", "set", settings.port(), "up") + ", then ")));
    }
    Optional<Interface> other =
        inside.interfaces().stream().filter(i -> !i.name().equals("lo")).findFirst();
    String what =
        other.isEmpty()
            ? " runs without a network interface: it went away with the port it was made on"
            : "'s interface "
                + other.get().name()
                + (other.get().isUp() ? " does not have the address " : " is down, without ")
                + settings.address();
    return Optional.of(PathLink.failed(NAME, "no-interface", container.name() + what, RESTART));
  }

  private PathLink running() {
    if (container.autoRemove()) {
      return PathLink.warning(
          NAME,
          "auto-remove",
          container.name() + " runs, but was made with --rm: its lease file is lost when it stops",
          "create it with --restart=unless-stopped and without --rm");
    }
    int restarts = container.past().restarts();
    boolean isRecent = container.startedAt().isAfter(snapshot.taken().minus(REPORTED));
    if (restarts > 0 && isRecent) {
      String said =
          LastWords.before(snapshot, container.past().endedAt())
              .map(w -> "; its last words: " + w.text())
              .orElse("");
      return PathLink.warning(
          NAME,
          "ended-by-itself",
          container.name()
              + " ended by itself, and Docker started it again at "
              + time(container.startedAt())
              + (restarts == 1 ? "" : " (" + restarts + " times)")
              + said,
          RESTART.prefixed("look at what it says; ").suffixed(" ends this notice"));
    }
    return PathLink.ok(
        NAME, settings.address().toString(), container.name() + " runs at " + settings.address());
  }

  private static String time(Instant moment) {
    return TIME.format(moment);
  }
}
