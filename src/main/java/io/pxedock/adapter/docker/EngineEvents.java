package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.EventsCmd;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import io.pxedock.spi.ContainerEngine.EngineEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Docker's events that report a change. */
final class EngineEvents {
  /** The actions that observing causes, including pxedock's own. */
  private static final Set<String> LOOKING =
      Set.of("top", "archive-path", "export", "attach", "detach", "resize");

  private EngineEvents() {}

  /** Requests the events since a moment, so that none is lost before Docker handles the request. */
  static EventsCmd since(Instant moment, DockerClient client) {
    return client
        .eventsCmd()
        .withEventTypeFilter(EventType.CONTAINER, EventType.NETWORK)
        .withSince(moment.getEpochSecond() + String.format(".%09d", moment.getNano()));
  }

  static boolean isChange(Event event) {
    String action = event.getAction();
    return action != null && !LOOKING.contains(action) && !action.startsWith("exec_");
  }

  static EngineEvent of(Event event) {
    Map<String, String> attributes =
        event.getActor() == null || event.getActor().getAttributes() == null
            ? Map.of()
            : event.getActor().getAttributes();
    return new EngineEvent(
        Instant.ofEpochSecond(0, event.getTimeNano() == null ? 0 : event.getTimeNano()),
        event.getType() == null ? "" : event.getType().getValue(),
        event.getAction(),
        attributes.getOrDefault("name", ""));
  }
}
