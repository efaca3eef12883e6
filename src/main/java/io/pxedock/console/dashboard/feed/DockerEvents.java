package io.pxedock.console.dashboard.feed;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.core.engine.Site;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows Docker's events about the container and the network of the site. */
record DockerEvents(Site site, Consumer<Message> sink, Runnable started) implements Feed {
  @Override
  public Source source() {
    return Source.DOCKER;
  }

  @Override
  public Subscription open(Consumer<Optional<Failure>> ended) {
    return site.docker()
        .followEvents(
            event -> {
              boolean ours =
                  event.name().equals(site.settings().container())
                      || event.name().equals(site.settings().network());
              if (ours) {
                sink.accept(new Messages.SiteChanged(Scope.EVERYTHING));
              }
              if (ours && event.action().equals("start")) {
                started.run();
              }
            },
            ended);
  }
}
