package io.pxedock.dashboard.live;

import io.pxedock.controller.ContainerEngine.Subscription;
import io.pxedock.dashboard.state.Message;
import io.pxedock.dashboard.state.Messages;
import io.pxedock.dashboard.state.Source;
import io.pxedock.dnsmasq.DnsmasqLog;
import io.pxedock.dnsmasq.LogEvent;
import io.pxedock.engine.Site;
import io.pxedock.model.ContainerState;
import io.pxedock.model.Failure;
import io.pxedock.model.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** dnsmasq's log: its end first, then what follows; taken up where it broke off. */
final class ServerLog implements Stream {
  private static final int TAIL = 20_000;

  private final Site site;
  private final Consumer<Message> sink;
  private final LogPlace place = new LogPlace();
  private boolean begun;

  ServerLog(Site site, Consumer<Message> sink) {
    this.site = site;
    this.sink = sink;
  }

  @Override
  public Source source() {
    return Source.LOG;
  }

  @Override
  public Subscription open(Consumer<Optional<Failure>> ended) {
    String container = site.settings().container();
    if (!begun) {
      List<LogLine> tail = site.docker().logs(container, TAIL);
      List<LogEvent> events = tail.stream().filter(place::isNew).map(DnsmasqLog::parse).toList();
      begun = true;
      sink.accept(new Messages.Logged(Instant.now(), events));
    }
    if (site.docker().container(container).filter(ContainerState::isRunning).isEmpty()) {
      throw Failure.failed("the container does not run", "");
    }
    return site.docker().followLogs(container, place.resume(), this::add, ended);
  }

  private void add(LogLine line) {
    if (place.isNew(line)) {
      sink.accept(new Messages.Logged(line.time(), List.of(DnsmasqLog.parse(line))));
    }
  }
}
