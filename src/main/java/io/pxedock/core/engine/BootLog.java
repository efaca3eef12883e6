package io.pxedock.core.engine;

import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.log.WebLog;
import io.pxedock.model.Failure;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.site.BootImagesService;
import io.pxedock.spi.ContainerEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The log of dnsmasq, and that of the site's own web server where the site has one. */
public final class BootLog {
  /** The lines of the log that are read: some days of a busy site. */
  private static final int TAIL = 100_000;

  private final Site site;
  private final WebLog web;
  private Instant last = Instant.EPOCH;

  /** Reads the logs of a site. */
  public BootLog(Site site) {
    this.site = site;
    BootImagesService images = site.settings().images();
    Set<Ipv4Address> own = new HashSet<>(Set.of(site.settings().address()));
    images.at().ifPresent(at -> own.add(at.address()));
    web = new WebLog(own);
  }

  /**
   * Returns what the logs say, in the order of time.
   *
   * @throws Failure UNREACHABLE if Docker does not answer
   */
  public List<LogEvent> read() {
    List<LogEvent> events = new ArrayList<>();
    for (LogLine line : site.docker().logs(site.settings().container(), TAIL)) {
      events.add(DnsmasqLog.parse(line));
      last = line.time();
    }
    if (servesImages()) {
      site.docker()
          .logs(site.settings().images().container(), TAIL)
          .forEach(line -> web.read(line).ifPresent(events::add));
      events.sort(Comparator.comparing(event -> event.line().time()));
    }
    return events;
  }

  private boolean servesImages() {
    return site.settings().images().isOwn()
        && site.docker().container(site.settings().images().container()).isPresent();
  }

  /**
   * Follows dnsmasq's log from where {@link #read} ended.
   *
   * @param ended as {@link ContainerEngine#followLogs} calls it
   */
  public ContainerEngine.Subscription follow(
      Consumer<LogEvent> events, Consumer<Optional<Failure>> ended) {
    Instant from = last.equals(Instant.EPOCH) ? Instant.now() : last.plusNanos(1);
    return site.docker()
        .followLogs(
            site.settings().container(),
            from,
            line -> events.accept(DnsmasqLog.parse(line)),
            ended);
  }
}
