package io.pxedock.console.dashboard.state;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.core.log.DnsmasqLog;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.container.LogLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A model that messages are played to, and the world that notes what it asks for. */
public final class Played {
  public static final Instant NOW = Instant.parse("2026-01-02T03:05:00Z");

  public final RecordingWorld world = new RecordingWorld();
  private Model model;

  public Played(Size size) {
    this(size, "");
  }

  public Played(Size size, String whyReadOnly) {
    model = Model.start(new Environment("/srv/PXEDOCK", whyReadOnly, ZoneOffset.UTC), size, NOW);
  }

  /** What the effects so far asked of the world. */
  public List<String> asked() {
    return world.asked;
  }

  public Model model() {
    return model;
  }

  /** As the site is now, at a fixed time. */
  public Played see(TestSite site) {
    play(new Messages.Observed(SiteView.of(site.site().observe(Scope.EVERYTHING))));
    return play(new Messages.Tick(NOW));
  }

  public Played play(Message message) {
    Update update = message.on(model);
    model = update.model().settled();
    update.effects().forEach(effect -> effect.in(world));
    return this;
  }

  /** As soon as a question that is open can be answered. */
  public Played shown() {
    play(new Messages.Seen(NOW));
    return play(new Messages.Tick(NOW.plus(ConfirmQuestion.READING)));
  }

  public Played press(String... keys) {
    for (String key : keys) {
      play(new Messages.Key(key));
    }
    return this;
  }

  public Played type(String text) {
    text.codePoints().forEach(c -> press(Character.toString(c)));
    return this;
  }

  /** Lines of the log, a second apart, from a minute before now on. */
  public Played log(String... lines) {
    Instant time = NOW.minusSeconds(60);
    for (String line : lines) {
      time = time.plusSeconds(1);
      play(new Messages.Logged(NOW, List.of(DnsmasqLog.parse(new LogLine(time, line)))));
    }
    return this;
  }
}
