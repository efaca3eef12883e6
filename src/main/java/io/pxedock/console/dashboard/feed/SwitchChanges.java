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

/** Follows changes of bridges, ports and links. */
record SwitchChanges(Site site, Consumer<Message> sink) implements Feed {
  @Override
  public Source source() {
    return Source.SWITCH;
  }

  @Override
  public Subscription open(Consumer<Optional<Failure>> ended) {
    return site.ovs()
        .followChanges(() -> sink.accept(new Messages.SiteChanged(Scope.EVERYTHING)), ended);
  }
}
