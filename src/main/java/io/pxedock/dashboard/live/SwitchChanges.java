package io.pxedock.dashboard.live;

import io.pxedock.controller.ContainerEngine.Subscription;
import io.pxedock.dashboard.state.Message;
import io.pxedock.dashboard.state.Messages;
import io.pxedock.dashboard.state.Source;
import io.pxedock.engine.Site;
import io.pxedock.model.Failure;
import io.pxedock.site.Scope;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens to bridges, ports and links. */
record SwitchChanges(Site site, Consumer<Message> sink) implements Stream {
  @Override
  public Source source() {
    return Source.SWITCH;
  }

  @Override
  public Subscription open(Consumer<Optional<Failure>> ended) {
    return site.ovs()
        .followChanges(() -> sink.accept(new Messages.Stirred(Scope.EVERYTHING)), ended);
  }
}
