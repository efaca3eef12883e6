package io.pxedock.console.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each source stopped and started underneath: it is said within 2 s, and taken up again. */
class FeedsTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private final List<Message> told = new CopyOnWriteArrayList<>();
  private Feeds live;

  @BeforeEach
  void start() {
    live = new Feeds(site.site(), told::add);
    live.start();
    live.watch(Set.of(site.workdir().resolve("conf")));
    for (Source source : EnumSet.complementOf(EnumSet.of(Source.IMAGES))) {
      tells(new Messages.FeedRestored(source));
    }
    told.clear();
  }

  @AfterEach
  void stop() {
    live.close();
  }

  private void tells(Message message) {
    await().atMost(SOON).untilAsserted(() -> assertThat(told).contains(message));
  }

  private void loses(Source source) {
    await()
        .atMost(SOON)
        .until(
            () ->
                told.stream()
                    .anyMatch(m -> m instanceof Messages.FeedLost l && l.source() == source));
  }

  @Test
  void docker() {
    site.sandbox().faults().stopDocker();
    loses(Source.DOCKER);
    loses(Source.LOG);
    site.sandbox().faults().startDocker();
    tells(new Messages.FeedRestored(Source.DOCKER));
    tells(new Messages.FeedRestored(Source.LOG));
  }

  @Test
  void theContainer() {
    String name = site.sandbox().settings().container();
    site.sandbox().engine().stop(name, Duration.ZERO);
    loses(Source.LOG);
    tells(new Messages.SiteChanged(Scope.EVERYTHING));
    site.sandbox().engine().start(name);
    tells(new Messages.FeedRestored(Source.LOG));
    await().atMost(SOON).until(() -> told.stream().anyMatch(Messages.Logged.class::isInstance));
  }

  @Test
  void theSwitch() {
    site.sandbox().faults().takeLinkDown();
    tells(new Messages.SiteChanged(Scope.EVERYTHING));
    site.sandbox().faults().stopSwitch();
    loses(Source.SWITCH);
    site.sandbox().faults().repairSwitch();
    tells(new Messages.FeedRestored(Source.SWITCH));
  }

  @Test
  void files() {
    site.write("conf/hosts", "192.168.0.11 cpu-01\n");
    tells(new Messages.SiteChanged(Scope.FILES));
  }

  @Test
  void filesOfADirectoryThatTookThePlaceOfAnother() throws IOException {
    Files.move(site.workdir().resolve("conf"), site.workdir().resolve("conf.old"));
    loses(Source.FILES);
    Files.createDirectory(site.workdir().resolve("conf"));
    tells(new Messages.FeedRestored(Source.FILES));
    told.clear();
    site.write("conf/hosts", "192.168.0.11 cpu-01\n");
    tells(new Messages.SiteChanged(Scope.FILES));
  }

  @Test
  void filesBesideADirectoryThatDoesNotExist() throws IOException {
    Path leases = site.workdir().resolve("leases-of-no-host");
    live.watch(Set.of(site.workdir().resolve("conf"), leases));
    tells(new Messages.FeedRestored(Source.FILES));
    told.clear();
    site.write("conf/hosts", "192.168.0.11 cpu-01\n");
    tells(new Messages.SiteChanged(Scope.FILES));
    told.clear();
    Files.createDirectory(leases);
    tells(new Messages.SiteChanged(Scope.EVERYTHING));
    told.clear();
    Files.writeString(leases.resolve("dnsmasq.leases"), "");
    tells(new Messages.SiteChanged(Scope.FILES));
  }
}
