package io.pxedock.adapter.openvswitch;

import com.fasterxml.jackson.databind.JsonNode;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** One of Open vSwitch's two daemons, and what is said when it is not as it should be. */
enum SwitchDaemon {
  SERVER("Open vSwitch's database"),
  SWITCHING("ovs-vswitchd");

  /** Each answers within a millisecond. */
  private static final Duration TIMEOUT = Duration.ofMillis(1000);

  private final String words;

  SwitchDaemon(String words) {
    this.words = words;
  }

  /** Where Open vSwitch has its sockets, as its own programs look for it. */
  static Path directory() {
    return Path.of(System.getenv().getOrDefault("OVS_RUNDIR", "/var/run/openvswitch"));
  }

  private Path socket(Path directory) {
    if (this == SERVER) {
      return directory.resolve("db.sock");
    }
    // Called after its process id, unless --unixctl says otherwise (ovs-vswitchd(8), FILES).
    Path plain = directory.resolve("ovs-vswitchd.ctl");
    try {
      String pid = Files.readString(directory.resolve("ovs-vswitchd.pid")).strip();
      Path usual = directory.resolve("ovs-vswitchd." + pid + ".ctl");
      return Files.exists(usual) ? usual : plain;
    } catch (IOException e) {
      return plain;
    }
  }

  /**
   * Returns whether a process holds the lock that ovs-vswitchd takes in the database, and keeps as
   * long as it runs (vswitchd/bridge.c, bridge_init); so it is found whatever its files are called.
   *
   * @throws Failure UNREACHABLE if the database does not answer
   */
  static boolean isLockHeld(Path directory) throws InterruptedException {
    try (DaemonSocket socket = SERVER.open(directory, () -> {}, () -> {})) {
      // A lock that was free is given back as the connection ends.
      JsonNode answer = SERVER.ask(socket, "lock", "[\"ovs_vswitchd\"]");
      return !answer.path("locked").asBoolean(true);
    }
  }

  /**
   * Opens the control socket of ovs-vswitchd; empty if it runs, and its socket has another name.
   *
   * @throws Failure UNREACHABLE if it does not run, or that cannot be found out
   */
  static Optional<DaemonSocket> control(Path directory, Runnable gone) throws InterruptedException {
    try {
      return Optional.of(SWITCHING.open(directory, () -> {}, gone));
    } catch (Failure closed) {
      if (isHeld(directory, closed)) {
        return Optional.empty();
      }
      throw closed;
    }
  }

  private static boolean isHeld(Path directory, Failure closed) throws InterruptedException {
    try {
      return isLockHeld(directory);
    } catch (Failure e) {
      throw Failure.unreachable(
              "whether ovs-vswitchd runs is not known: "
                  + directory
                  + " has no control socket of it, and "
                  + e.what(),
              e.remedy())
          .because(closed);
    }
  }

  /**
   * @throws Failure UNREACHABLE if it does not switch; the database answers without it
   */
  static void needSwitching(Path directory) {
    try {
      Optional<DaemonSocket> control = control(directory, () -> {});
      if (control.isPresent()) {
        try (DaemonSocket socket = control.get()) {
          SWITCHING.ask(socket, "version", "[]");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while waiting for ovs-vswitchd", "");
    }
  }

  DaemonSocket open(Path directory, Runnable told, Runnable gone) {
    try {
      return DaemonSocket.open(socket(directory), told, gone);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  JsonNode ask(DaemonSocket connection, String method, String parameters)
      throws InterruptedException {
    try {
      return connection.ask(method, parameters, TIMEOUT);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  Failure gone() {
    return Failure.unreachable(
        words + " has ended", Remedy.by("start it", "systemctl", "start", "openvswitch-switch"));
  }

  private Failure failure(IOException e) {
    String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("permission denied")) {
      return Failure.unreachable("no permission for " + words, "run pxedock with sudo").because(e);
    }
    if (said.contains("no such file") || said.contains("refused")) {
      return Failure.unreachable(
              words + " is not running",
              Remedy.by("start it", "systemctl", "start", "openvswitch-switch"))
          .because(e);
    }
    return said.contains("ended")
        ? gone()
        : Failure.unreachable(
                words + " does not answer",
                Remedy.by("restart it", "systemctl", "restart", "openvswitch-switch"))
            .because(e);
  }
}
