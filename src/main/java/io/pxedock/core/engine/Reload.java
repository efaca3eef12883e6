package io.pxedock.core.engine;

import io.pxedock.core.diagnosis.Pid1;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerPaths;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.ContainerEngine.ContainerProcess;
import io.pxedock.spi.ContainerEngine.SignalWay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A reload that is believed only when the log shows it: every host file of the configuration read
 * after the signal, and dnsmasq alive afterwards.
 */
@SuppressWarnings("try") // a log that is followed is only ever closed
final class Reload {
  /** 10,000 hosts took 31 ms on SIGHUP; a start takes longer. */
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** Complaints about duplicates follow the last {@code read} line at once. */
  private static final Duration QUIET = Duration.ofMillis(120);

  /** For files of a configuration that dnsmasq has not loaded: it may not know of them. */
  private static final Duration OLD_CONF_TIMEOUT = Duration.ofSeconds(2);

  private static final String POLICY_IS_OFF =
      "the signal had to go through Docker, which takes it for a stop that somebody wanted: if dnsmasq dies,"
          + " Docker does not restart it until 'pxedock restart'";

  private final ContainerEngine docker;
  private final ContainerState container;
  private final SiteFiles files;
  private final boolean hasOldConf;
  private final Duration patience;
  private final BlockingQueue<Optional<LogEvent>> events = new LinkedBlockingQueue<>();
  private final List<LogEvent> seen = new ArrayList<>();
  private long began;
  private Duration took = Duration.ZERO;

  Reload(ContainerEngine docker, Snapshot now, ContainerState container, Duration patience) {
    this.docker = docker;
    this.container = container;
    this.files = now.files().orThrow();
    this.hasOldConf =
        files
            .info(files.conf().path())
            .filter(info -> info.changed().isAfter(container.startedAt()))
            .isPresent();
    this.patience = patience;
  }

  /** Sends SIGHUP and waits until the log shows the files read. */
  Loading run() {
    checkPid1();
    SignalWay way;
    try (ContainerEngine.Subscription log = follow(lastLine())) {
      began = System.nanoTime();
      way = docker.hangUp(container.name());
      await(expected(), hasOldConf ? OLD_CONF_TIMEOUT : patience);
    }
    ContainerState after = runningNow();
    if (after.pid() != container.pid()) {
      throw died("dnsmasq ended on the reload and was started again");
    }
    List<String> complaints = new ArrayList<>(complaints());
    if (way == SignalWay.THROUGH_THE_ENGINE && !container.restartPolicy().equals("no")) {
      complaints.add(POLICY_IS_OFF);
    }
    return new Loading(complaints, Optional.of(took));
  }

  /** Starts dnsmasq by the given call and waits until the log shows the files read. */
  Loading runStart(Runnable call) {
    Instant after = lastLine();
    began = System.nanoTime();
    // The log ends when the container stops, so it is followed only from the start on.
    call.run();
    try (ContainerEngine.Subscription log = follow(after)) {
      await(expected(), patience);
    }
    runningNow();
    return new Loading(complaints(), Optional.of(took));
  }

  // Docker's kill reaches PID 1 only: a shell or an init in front of dnsmasq swallows SIGHUP.
  private void checkPid1() {
    Optional<String> pid1 =
        docker.processes(container.name()).stream()
            .filter(p -> p.pid() == container.pid())
            .map(ContainerProcess::command)
            .findFirst();
    if (!pid1.map(Pid1::isDnsmasq).orElse(false)) {
      throw Failure.failed(
          "PID 1 of container '"
              + container.name()
              + "' is not dnsmasq but "
              + pid1.map(command -> "'" + command + "'").orElse("gone"),
          Remedy.run("pxedock", "restart")
              .prefixed("use an image whose entry point is dnsmasq itself; until then "));
    }
  }

  // The engine's own clock: the log continues after the last line that is there now.
  private Instant lastLine() {
    List<LogLine> last = docker.logs(container.name(), 1);
    return last.isEmpty() ? container.startedAt() : last.get(0).time().plusNanos(1);
  }

  private ContainerEngine.Subscription follow(Instant after) {
    return docker.followLogs(
        container.name(),
        after,
        line -> events.add(Optional.of(DnsmasqLog.parse(line))),
        ended -> events.add(Optional.empty()));
  }

  private Set<String> expected() {
    DnsmasqConf conf = files.conf();
    Set<String> expected = new HashSet<>(conf.dhcpHostsFiles());
    if (conf.hasDns()) {
      // Without DNS it does not read them at all.
      expected.addAll(conf.hostsFiles());
    }
    return expected;
  }

  private void await(Set<String> expected, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    Set<String> missing = new HashSet<>(expected);
    while (true) {
      // On a busy site the log is never quiet.
      long left = deadline - System.nanoTime();
      long wait = missing.isEmpty() ? Math.min(QUIET.toNanos(), left) : left;
      Optional<LogEvent> event = wait <= 0 ? null : poll(wait);
      if (event == null && missing.isEmpty()) {
        return;
      }
      if (event == null) {
        throw unseen(missing, within);
      }
      if (event.isEmpty()) {
        throw died("dnsmasq ended");
      }
      seen.add(event.get());
      if (event.get() instanceof LogEvent.FileRead read) {
        missing.remove(read.path());
        took = Duration.ofNanos(System.nanoTime() - began);
      }
      if (event.get() instanceof LogEvent.Complaint complaint
          && complaint.number() == 0
          && missing.contains(complaint.path())) {
        // dnsmasq has forgotten the old entries already: nothing of this file is loaded.
        throw Failure.failed(
            "dnsmasq says: " + complaint.message(), "put the file there, readable for dnsmasq");
      }
    }
  }

  @SuppressWarnings("OptionalAssignedToNull")
  private Optional<LogEvent> poll(long nanos) {
    try {
      return events.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("cancelled while waiting for dnsmasq", Remedy.see("pxedock", "status"));
    }
  }

  private Failure unseen(Set<String> missing, Duration within) {
    return Failure.failed(
        "dnsmasq's log does not show that it read "
            + String.join(", ", missing.stream().sorted().toList())
            + " within "
            + within.toSeconds()
            + " s",
        hasOldConf
            ? Remedy.run("pxedock", "restart")
                .prefixed(files.conf().shown() + " has changed since dnsmasq started: ")
            : Remedy.see("pxedock", "logs"));
  }

  private ContainerState runningNow() {
    return docker
        .container(container.name())
        .filter(ContainerState::isRunning)
        .orElseThrow(() -> died("dnsmasq ended"));
  }

  private Failure died(String what) {
    List<LogLine> last = docker.logs(container.name(), 1);
    String word = last.isEmpty() ? "" : last.get(0).text().strip();
    Failure failure =
        Failure.failed(
            what + (word.isEmpty() ? "" : ", its last words: " + word),
            Remedy.run("pxedock", "start").prefixed("fix the reported error, then "));
    return last.isEmpty()
        ? failure
        : Optional.of(DnsmasqLog.parse(last.get(0)))
            .filter(LogEvent.Complaint.class::isInstance)
            .map(LogEvent.Complaint.class::cast)
            .filter(complaint -> !complaint.path().isEmpty())
            .map(c -> failure.at(files.place(c.path(), c.number())))
            .orElse(failure);
  }

  private List<String> complaints() {
    return seen.stream().flatMap(event -> complaint(event).stream()).distinct().toList();
  }

  private Optional<String> complaint(LogEvent event) {
    if (event instanceof LogEvent.Complaint complaint) {
      return Optional.of(shown(complaint));
    }
    return DnsmasqLog.isFamiliar(event)
        ? Optional.empty()
        : Optional.of(Printable.line("dnsmasq says: " + event.line().text()));
  }

  private String shown(LogEvent.Complaint complaint) {
    ContainerPaths paths = files.paths();
    if (complaint.path().isEmpty()) {
      return Printable.line(complaint.message());
    }
    String place = paths.shown(complaint.path());
    String text = lineOf(place, complaint.number());
    String where = complaint.number() == 0 ? place : place + ":" + complaint.number();
    String quote = text.isEmpty() ? "" : ": " + text;
    return Printable.line(where + ": " + complaint.message() + quote);
  }

  private String lineOf(String place, int number) {
    return files.hostsFiles().stream()
        .filter(f -> f.shown().equals(place))
        .map(f -> f.text())
        .findFirst()
        .or(
            () ->
                files.dhcpHostsFiles().stream()
                    .filter(f -> f.shown().equals(place))
                    .map(f -> f.text())
                    .findFirst())
        .filter(text -> number > 0 && number <= text.size())
        .map(text -> text.shown(number))
        .orElse("");
  }
}
