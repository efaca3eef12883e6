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
  private volatile Instant next;

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
    if (next == null) {
      List<LogLine> tail = site.docker().logs(container, TAIL);
      List<LogEvent> events = tail.stream().map(DnsmasqLog::parse).toList();
      next = tail.isEmpty() ? Instant.EPOCH : after(tail.get(tail.size() - 1));
      sink.accept(new Messages.Logged(Instant.now(), events));
    }
    if (site.docker().container(container).filter(ContainerState::isRunning).isEmpty()) {
      throw Failure.failed("the container does not run", "");
    }
    return site.docker().followLogs(container, next, this::add, ended);
  }

  private static Instant after(LogLine line) {
    return line.time().plusNanos(1);
  }

  private void add(LogLine line) {
    next = after(line);
    sink.accept(new Messages.Logged(line.time(), List.of(DnsmasqLog.parse(line))));
  }
}
