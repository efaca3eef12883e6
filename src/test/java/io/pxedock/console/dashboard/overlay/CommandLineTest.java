package io.pxedock.console.dashboard.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.fixture.TestSite;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandLineTest {
  /** The rows of output that a sheet has on a screen of 24. */
  private static final int ROWS = 17;

  /** A page leaves one row of the page before. */
  private static final int PAGE = ROWS - 1;

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Played screen;

  @BeforeEach
  void seeASite() {
    screen = new Played(new Size(80, 24)).see(site);
  }

  private OverlayContent sheet() {
    return screen.model().overlay().orElseThrow().sheet(screen.model());
  }

  private void writes(String... lines) {
    List<Line> written = Stream.of(lines).map(Line::of).toList();
    screen.play(new Messages.CommandOutput(written, false, true));
  }

  @Test
  void aLineIsRunAndRememberedWhenTheLineIsOpenedAgain() {
    screen.press(":").type("host list").press("Enter");
    assertThat(screen.asked()).contains("command host list");
    writes("done");
    screen.press("Esc", ":", "Up");
    assertThat(sheet().bottom().get(0).text()).isEqualTo("pxedock> host list");
  }

  @Test
  void aLongListOfChoicesIsShownFromItsBeginningAndOnce() {
    List<String> choices = IntStream.range(0, 40).mapToObj(n -> "  choice " + n).toList();
    screen.press(":").type("911 set ");
    screen.play(new Messages.Completed("911 set ", "911 set ", choices));
    screen.play(new Messages.Completed("911 set ", "911 set ", choices));
    assertThat(sheet().lines()).hasSize(40);
    assertThat(sheet().top()).isZero();
  }

  @Test
  void aLongLineIsBrokenNotCut() {
    screen.press(":");
    writes("pxedock: there is no command or argument 'ist' here; see 'pxedock host list --help'");
    assertThat(sheet().lines()).hasSize(2).allMatch(line -> line.width() <= 78);
    assertThat(sheet().lines().get(1).text()).endsWith("--help'");
  }

  @Test
  void tonesOfACommandAreKept() {
    Line line = Line.of("✓", Tone.GOOD).plus(" docker ").plus("no", Tone.BAD);
    screen.press(":");
    screen.play(Messages.CommandOutput.line(line));
    assertThat(sheet().lines()).containsExactly(line);
  }

  @Test
  void whatShowsItselfAnewReplacesWhatItShowed() {
    screen.press(":");
    writes("one", "two");
    screen.play(Messages.CommandOutput.CLEARED);
    writes("three");
    assertThat(sheet().lines()).extracting(Line::text).containsExactly("three");
  }

  @Test
  void longOutputScrolls() {
    screen.press(":");
    writes(IntStream.range(0, 100).mapToObj(String::valueOf).toArray(String[]::new));
    int last = sheet().top();
    assertThat(last).isEqualTo(100 - ROWS);
    screen.press("PageUp");
    assertThat(sheet().top()).isEqualTo(last - PAGE);
    for (int i = 0; i < 20; i++) {
      screen.press("PageUp");
    }
    assertThat(sheet().top()).isZero();
    screen.press("PageDown");
    assertThat(sheet().top()).isEqualTo(PAGE);
  }
}
