package io.pxedock.console.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.core.engine.Site;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.step.Steps;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.core.timeline.Stage;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.fixture.AnsweredSteps;
import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the site serves images/ itself, a boot is seen until it has fetched one. */
class ImagesLogTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private final List<Message> told = new CopyOnWriteArrayList<>();
  private Site site;

  @BeforeEach
  void aSiteThatServesItsImages() {
    AnsweredSteps steps = AnsweredSteps.on(machine);
    steps.detect(
        steps
            .answers()
            .with(AnswerKey.HOST, "cpu-01")
            .with(AnswerKey.HOST_MAC, MAC.toString())
            .with(AnswerKey.IMAGES, "container")
            .with(AnswerKey.IMAGES_ADDRESS, "192.168.0.241"));
    Steps.all().forEach(step -> steps.run(step.name()));
    site = steps.site();
  }

  private Optional<Stage> stage() {
    List<LogEvent> events = new ArrayList<>();
    for (Message message : told) {
      if (message instanceof Messages.Logged logged) {
        events.addAll(logged.events());
      }
    }
    // Two logs come on two ways; the inbox puts them in order.
    events.sort(Comparator.comparing(event -> event.line().time()));
    return Timelines.EMPTY
        .after(events)
        .of(MAC)
        .flatMap(MachineTimeline::boot)
        .map(boot -> boot.stage());
  }

  @Test
  void theBootGoesOnUntilItHasFetchedAnImage() throws Exception {
    site.engine().run(new SetRescue(List.of("cpu-01"), ""), TestSite.YES);
    try (Feeds live = new Feeds(site, told::add)) {
      live.start();
      machine.sandbox().node(MAC).boot();
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(stage()).contains(Stage.IMAGE));
    }
  }

  @Test
  void whatWasFetchedBeforeIsReadFromTheEndOfItsLog() throws Exception {
    site.engine().run(new SetRescue(List.of("cpu-01"), ""), TestSite.YES);
    machine.sandbox().node(MAC).boot();
    try (Feeds live = new Feeds(site, told::add)) {
      live.start();
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(stage()).contains(Stage.IMAGE));
    }
  }
}
