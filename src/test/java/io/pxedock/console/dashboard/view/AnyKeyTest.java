package io.pxedock.console.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.console.render.Line;
import io.pxedock.fixture.TestSite;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is pressed, pasted, clicked and resized: a picture, and no change without its yes. */
class AnyKeyTest {
  private static final String[] NAMED = {
    "Enter",
    "Enter",
    "Esc",
    "Tab",
    "Shift-Tab",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Backspace",
    "Delete",
    "Ctrl-A",
    "Ctrl-C",
    "Ctrl-E",
    "Ctrl-K",
    "Ctrl-L",
    "Ctrl-U",
    "Ctrl-W",
    "Ctrl-Z",
    "Alt-x",
    "Ctrl-@",
    " ",
    "j",
    "k",
    "g",
    "G",
    "v",
    "*",
    "n",
    "N"
  };
  private static final String TEXT = "0123456789abcdehilmpqrsvzRS/:@?+_-.é机\u0301\u202e😀";

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private static String key(Random random) {
    if (random.nextInt(3) > 0) {
      return NAMED[random.nextInt(NAMED.length)];
    }
    int[] points = TEXT.codePoints().toArray();
    return Character.toString(points[random.nextInt(points.length)]);
  }

  private static Message message(Random random) {
    Size screen = new Size(1 + random.nextInt(500), 1 + random.nextInt(200));
    return switch (random.nextInt(40)) {
      case 0 -> new Messages.Resized(screen);
      case 1 -> new Messages.Resized(new Size(60 + random.nextInt(80), 15 + random.nextInt(30)));
      case 2 -> new Messages.Paste("9\rd\rq\u0000\u001b[31m\nhost remove cpu-01");
      case 3 -> new Messages.Click(random.nextInt(200), random.nextInt(60));
      case 4 -> new Messages.Wheel(random.nextInt(200), random.nextInt(60), random.nextBoolean());
      case 5 ->
          new Messages.Asked(
              ConfirmQuestion.of(
                  "x", List.of(Line.of("+ y")), List.of("Sure?"), random.nextInt(4)));
      case 6 ->
          new Messages.CommandOutput(
              List.of(Line.of("a \u001b[31mline\u001b[0m\u0007"), Line.of("x".repeat(400))),
              false,
              true);
      case 7 -> new Messages.FeedLost(Source.LOG, "gone");
      case 8 -> new Messages.Failed("refused: \u001b]0;title\u0007");
      case 9 -> new Messages.Declined();
      case 10 -> new Messages.Seen(Played.NOW);
      case 11 -> new Messages.Tick(Played.NOW.plus(ConfirmQuestion.READING));
      default -> new Messages.Key(key(random));
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void alwaysGivesAPictureAndNeverAnUnaskedChange(long seed) throws IOException {
    Random random = new Random(seed);
    Played screen = new Played(new Size(80, 24)).see(site).log(ScreenGoldenTest.LOG);
    for (int i = 0; i < 3000; i++) {
      Message message = message(random);
      Optional<Overlay> before = screen.model().overlay();
      int asked = screen.asked().size();
      screen.play(message);
      for (String wish : screen.asked().subList(asked, screen.asked().size())) {
        check(wish, message, before);
      }
      if (i % 10 == 0) {
        draw(screen);
      }
      if (i % 100 == 0) {
        screen.play(new Messages.Resized(new Size(80, 24)));
      }
    }
  }

  private static void check(String wish, Message message, Optional<Overlay> before) {
    if (wish.equals("answer true")) {
      assertThat(message).isEqualTo(new Messages.Key("Enter"));
      ConfirmQuestion question = (ConfirmQuestion) before.orElseThrow();
      assertThat(question.yes()).isTrue();
      assertThat(question.count() == 0 || question.typed().text().equals("" + question.count()))
          .isTrue();
    } else if (wish.matches("command (why|timeline|rehearse) .*") && before.isEmpty()) {
      // These keys run commands that change nothing.
      assertThat(message).extracting(m -> ((Messages.Key) m).name()).isIn("w", "t", "b");
    } else if (wish.startsWith("command")) {
      assertThat(message).isEqualTo(new Messages.Key("Enter"));
    } else {
      // A click and the wheel only look; pasted text is only checked, in the form.
      assertThat(message instanceof Messages.Click || message instanceof Messages.Wheel).isFalse();
      assertThat(message instanceof Messages.Paste && !wish.equals("check")).isFalse();
    }
  }

  private static void draw(Played screen) throws IOException {
    Size size = screen.model().size();
    DefaultVirtualTerminal terminal =
        new DefaultVirtualTerminal(new TerminalSize(size.columns(), size.rows()));
    try (Screen cells = new TerminalScreen(terminal)) {
      cells.startScreen();
      new ScreenView(Palette.of(Depth.EIGHT), false).draw(screen.model(), cells.newTextGraphics());
    }
  }
}
