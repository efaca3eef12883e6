package io.pxedock.console.dashboard.feed;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.core.engine.Site;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.log.WebLog;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.site.BootImagesService;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A container's log: its end first, then what follows; taken up where it broke off. */
final class ContainerLog implements Feed {
  private static final int TAIL = 20_000;

  private final Source source;
  private final String container;
  private final ContainerEngine docker;
  private final Function<LogLine, Optional<LogEvent>> reading;
  private final Consumer<Message> sink;
  private final Runnable afterTheEnd;
  private final LogPlace place = new LogPlace();
  private boolean begun;

  private ContainerLog(
      Source source,
      String container,
      ContainerEngine docker,
      Function<LogLine, Optional<LogEvent>> reading,
      Consumer<Message> sink,
      Runnable afterTheEnd) {
    this.source = source;
    this.container = container;
    this.docker = docker;
    this.reading = reading;
    this.sink = sink;
    this.afterTheEnd = afterTheEnd;
  }

  /**
   * dnsmasq's.
   *
   * @param afterTheEnd run once, when the end of the log has been told
   */
  static ContainerLog ofServer(Site site, Consumer<Message> sink, Runnable afterTheEnd) {
    return new ContainerLog(
        Source.LOG,
        site.settings().container(),
        site.docker(),
        line -> Optional.of(DnsmasqLog.parse(line)),
        sink,
        afterTheEnd);
  }

  /** Follows the log of the site's own web server. */
  static ContainerLog ofImages(Site site, Consumer<Message> sink) {
    BootImagesService images = site.settings().images();
    Set<Ipv4Address> own = new HashSet<>(Set.of(site.settings().address()));
    images.at().ifPresent(at -> own.add(at.address()));
    return new ContainerLog(
        Source.IMAGES, images.container(), site.docker(), new WebLog(own)::read, sink, () -> {});
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public Subscription open(Consumer<Optional<Failure>> ended) {
    if (!begun) {
      List<LogLine> tail = docker.logs(container, TAIL);
      List<LogEvent> events =
          tail.stream().filter(place::isNew).flatMap(line -> reading.apply(line).stream()).toList();
      begun = true;
      sink.accept(new Messages.Logged(Instant.now(), events));
      afterTheEnd.run();
    }
    if (docker.container(container).filter(ContainerState::isRunning).isEmpty()) {
      throw Failure.failed("the container is not running", "");
    }
    return docker.followLogs(container, place.resume(), this::add, ended);
  }

  private void add(LogLine line) {
    if (place.isNew(line)) {
      reading
          .apply(line)
          .ifPresent(event -> sink.accept(new Messages.Logged(line.time(), List.of(event))));
    }
  }
}
