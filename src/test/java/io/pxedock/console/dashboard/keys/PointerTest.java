package io.pxedock.console.dashboard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.dashboard.view.ScreenPicture;
import io.pxedock.console.render.Line;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Host;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mouse, on a screen of 120×40: hosts to the left, detail to the right, the log below. */
class PointerTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Played screen;

  @BeforeEach
  void seeASite() {
    screen = new Played(new Size(120, 40)).see(site);
  }

  private String current() {
    return screen.model().host().map(Host::name).orElse("");
  }

  /** The row of the picture in which this text is first seen. */
  private int rowOf(String text) {
    List<String> rows = ScreenPicture.of(screen, true).lines().toList();
    return IntStream.range(0, rows.size())
        .filter(row -> rows.get(row).contains(text))
        .findFirst()
        .orElseThrow();
  }

  /** The column of the picture in which this text is first seen. */
  private int columnOf(String text) {
    return ScreenPicture.of(screen, true).lines().toList().get(rowOf(text)).indexOf(text);
  }

  @Test
  void aClickSelectsTheHostUnderIt() {
    screen.play(new Messages.Click(columnOf("stor-01"), rowOf("stor-01")));
    assertThat(current()).isEqualTo("stor-01");
  }

  @Test
  void aClickBelowTheLastHostSelectsNothing() {
    screen.play(new Messages.Click(columnOf("stor-01"), rowOf("stor-01") + 2));
    assertThat(current()).isEqualTo("cpu-01");
  }

  @Test
  void aClickGivesAPanelTheFocus() {
    screen.play(new Messages.Click(columnOf("Detail"), rowOf("Detail") + 1));
    assertThat(screen.model().look().panel()).isEqualTo(Panel.DETAIL);
  }

  @Test
  void theWheelScrollsWhatLiesUnderItAndLeavesTheFocus() {
    screen.play(new Messages.Wheel(5, 10, false));
    assertThat(current()).isEqualTo("stor-01");
    screen.press("5").play(new Messages.Wheel(5, 10, true));
    assertThat(current()).isEqualTo("cpu-01");
    assertThat(screen.model().look().panel()).isEqualTo(Panel.LOG);
  }

  @Test
  void noClickAnswersAQuestion() {
    ConfirmQuestion question =
        ConfirmQuestion.of("x", List.of(Line.of("+ a")), List.of("Sure?"), 0);
    screen.play(new Messages.Asked(question)).shown().press("Right");
    for (int row = 0; row < 40; row++) {
      screen.play(new Messages.Click(12, row));
    }
    assertThat(screen.asked()).noneMatch(wish -> wish.startsWith("answer"));
    assertThat(screen.model().overlay()).isPresent();
  }
}
