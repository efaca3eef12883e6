package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.model.Segment;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerPaths;
import io.pxedock.model.container.ContainerRights;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine.ContainerProcess;
import io.pxedock.spi.ContainerEngine.EngineEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The container and its one process, with the states, exit codes and events that Docker 20.10 was
 * seen to go through. Not safe for threads: the engine holds its lock around each call.
 */
final class SandboxContainer {
  private static final String ID =
      "f00d5a9db0c5f00d5a9db0c5f00d5a9db0c5f00d5a9db0c5f00d5a9db0c5f00d";
  private static final String COMMAND =
      "/usr/sbin/dnsmasq -k -C /conf/dnsmasq.conf --log-facility=-";
  private static final int SEGFAULT = 139;
  private static final int KILLED = 137;
  private static final int LOG_LINES = 20_000;

  /** What is wrong with the process, for tests and demos. */
  enum Fault {
    NONE,
    /** A shell is PID 1: as such it gets no signal that it has not asked for. */
    SHELL_IS_PID_1,
    /** The next HUP ends dnsmasq. */
    DIES_ON_HUP,
    /** The parent of its interface was deleted, and the interface with it. */
    NO_INTERFACE
  }

  private final Settings settings;
  private final String image;
  private final String imageId;
  private final ContainerPaths paths;
  private final ContainerRights rights;
  private final MonotonicClock ticks;
  private final Broadcast<EngineEvent> events;
  private final Broadcast<LogLine> log = new Broadcast<>("sandbox-log", LOG_LINES);
  private Fault fault = Fault.NONE;
  private String restartPolicy = "unless-stopped";
  private SandboxDnsmasq dnsmasq;
  private ContainerView view;
  private String status = "created";
  private long lastPid = 4200;
  private long pid;
  private int exitCode;
  private Instant startedAt = Instant.EPOCH;
  private Instant endedAt = Instant.EPOCH;
  private int restarts;

  SandboxContainer(
      Settings settings,
      String image,
      String imageId,
      ContainerPaths paths,
      ContainerRights rights,
      MonotonicClock ticks,
      Broadcast<EngineEvent> events) {
    this.settings = settings;
    this.image = image;
    this.imageId = imageId;
    this.paths = paths;
    this.rights = rights;
    this.ticks = ticks;
    this.events = events;
  }

  ContainerState state() {
    boolean isRunning = dnsmasq != null;
    return new ContainerState(
        ID,
        settings.container(),
        image,
        imageId,
        status,
        pid,
        exitCode,
        startedAt,
        restartPolicy,
        false,
        false,
        rights,
        paths.binds(),
        isRunning ? Map.of(settings.network(), settings.address().toString()) : Map.of(),
        settings.network(),
        List.of(COMMAND.split(" ")),
        new ContainerState.Past(restarts, endedAt, false, ""));
  }

  ContainerInside inside(Collection<String> wanted) {
    needRunning();
    Map<String, ContainerInside.File> files = new HashMap<>();
    for (String path : wanted) {
      view.look(path).flatMap(SandboxContainer::file).ifPresent(file -> files.put(path, file));
    }
    List<ContainerInside.Interface> interfaces = new ArrayList<>();
    interfaces.add(new ContainerInside.Interface("lo", true, List.of()));
    if (fault != Fault.NO_INTERFACE) {
      interfaces.add(new ContainerInside.Interface("eth0", true, List.of(settings.address())));
    }
    return new ContainerInside(
        interfaces,
        new ContainerInside.Rights(0, Set.of(0), readsAll()),
        files,
        Set.copyOf(wanted));
  }

  private boolean readsAll() {
    return rights.privileged() || rights.capabilities().contains(ContainerSpec.FILES_OF_OTHERS);
  }

  /** A bound file that was replaced has no inode here any more, but it is still served. */
  private static Optional<ContainerInside.File> file(ContainerView.Entry entry) {
    ContainerInside.Kind kind =
        entry.isDirectory() ? ContainerInside.Kind.DIRECTORY : ContainerInside.Kind.FILE;
    if (entry.path().isEmpty()) {
      return Optional.of(
          new ContainerInside.File(kind, entry.size(), entry.modified(), "", 0644, 0, 0));
    }
    try {
      Map<String, Object> unix = Files.readAttributes(entry.path().get(), "unix:*");
      return Optional.of(
          new ContainerInside.File(
              kind,
              entry.size(),
              entry.modified(),
              unix.get("dev") + ":" + unix.get("ino"),
              (Integer) unix.get("mode") & 07777,
              (Integer) unix.get("uid"),
              (Integer) unix.get("gid")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Broadcast<LogLine> log() {
    return log;
  }

  void setFault(Fault wanted) {
    fault = wanted;
  }

  void setRestartPolicy(String policy) {
    restartPolicy = policy;
  }

  boolean isRunning() {
    return dnsmasq != null;
  }

  Optional<ContainerView.Entry> look(String path) {
    needRunning();
    return view.look(path);
  }

  List<ContainerProcess> processes() {
    needRunning();
    ContainerProcess own = new ContainerProcess(pid, COMMAND);
    return fault == Fault.SHELL_IS_PID_1
        ? List.of(
            new ContainerProcess(pid, "/bin/sh -c dnsmasq -k -C /conf/dnsmasq.conf"),
            new ContainerProcess(pid + 1, COMMAND))
        : List.of(own);
  }

  private void needRunning() {
    if (dnsmasq == null) {
      throw Failure.failed(
          "container '" + settings.container() + "' is not running",
          Remedy.by("start it", "pxedock", "start"));
    }
  }

  void start() {
    if (dnsmasq != null) {
      return;
    }
    restarts = 0;
    if (fault == Fault.NO_INTERFACE) {
      fault = Fault.NONE;
    }
    lastPid += 17;
    pid = lastPid;
    event("network", "connect", settings.network());
    view = new ContainerView(paths, rights.readOnly());
    Segment segment = Segment.own("eth0", settings.address(), settings.subnet());
    int inside = fault == Fault.SHELL_IS_PID_1 ? 7 : 1;
    dnsmasq = new SandboxDnsmasq(view, segment, ticks, new Syslog(ticks, log, inside));
    OptionalInt exit = dnsmasq.start();
    // As with Docker, dnsmasq's first lines may be older than the start.
    startedAt = ticks.next();
    status = "running";
    exitCode = 0;
    event("container", "start", settings.container());
    exit.ifPresent(code -> die(code, restartPolicy.equals("no") ? "exited" : "restarting"));
  }

  private void die(int code, String next) {
    dnsmasq = null;
    pid = 0;
    endedAt = ticks.next();
    exitCode = code;
    status = next;
    event("container", "die", settings.container());
    event("network", "disconnect", settings.network());
    log.end(Optional.empty());
  }

  /** Ends as if by itself, without a signal from Docker: the restart policy applies. */
  void crash() {
    die(SEGFAULT, "exited");
    if (!restartPolicy.equals("no")) {
      int before = restarts;
      start();
      restarts = before + 1;
    }
  }

  void stop() {
    if (dnsmasq == null) {
      status = "exited";
      return;
    }
    event("container", "kill", settings.container());
    if (fault == Fault.SHELL_IS_PID_1) {
      event("container", "kill", settings.container());
      die(KILLED, "exited");
    } else {
      dnsmasq.terminate();
      die(0, "exited");
    }
    event("container", "stop", settings.container());
  }

  void restart() {
    if (dnsmasq != null) {
      stop();
    }
    start();
    event("container", "restart", settings.container());
  }

  /** After a signal that came through Docker 20.10, the restart policy no longer applies. */
  void signal(Signal signal) {
    needRunning();
    event("container", "kill", settings.container());
    if (signal == Signal.KILL) {
      die(KILLED, "exited");
    } else if (fault != Fault.SHELL_IS_PID_1) {
      signal.reach(this);
    }
  }

  /** SIGHUP from inside the container, of which Docker makes no event. */
  void hangUpFromInside() {
    needRunning();
    if (fault != Fault.SHELL_IS_PID_1) {
      hangUp();
    }
  }

  void hangUp() {
    if (fault == Fault.DIES_ON_HUP) {
      die(SEGFAULT, "exited");
      return;
    }
    try {
      dnsmasq.reload();
    } catch (Segfault e) {
      die(SEGFAULT, "exited");
    }
  }

  void terminate() {
    dnsmasq.terminate();
    die(0, "exited");
  }

  void create() {
    event("container", "create", settings.container());
  }

  void remove() {
    if (dnsmasq != null) {
      event("container", "kill", settings.container());
      die(KILLED, "exited");
    }
    event("container", "destroy", settings.container());
  }

  private void event(String type, String action, String name) {
    events.add(new EngineEvent(ticks.next(), type, action, name));
  }

  /** Speaks to dnsmasq, which may not survive it. */
  void with(Consumer<SandboxDnsmasq> speech) {
    if (dnsmasq != null) {
      try {
        speech.accept(dnsmasq);
      } catch (Segfault e) {
        crash();
      }
    }
  }
}
