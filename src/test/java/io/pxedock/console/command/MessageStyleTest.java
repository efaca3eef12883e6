package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.render.Style;
import io.pxedock.fixture.Sessions;
import io.pxedock.fixture.TestSite;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers and messages may go to two places, and each is coloured for its own. */
class MessageStyleTest {
  private static final Style TERMINAL = new Style(true, true);
  private final StringWriter err = new StringWriter();

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private String message(Style answers, Style messages, String... words) {
    Session session = Sessions.on(site.site(), new StringWriter(), answers, err, messages);
    CommandLines.execute(CommandLines.create(session), List.of(words));
    return err.toString();
  }

  @Test
  void aMessageInAFileIsPlainWhileTheAnswerIsOnATerminal() {
    assertThat(message(TERMINAL, Style.PLAIN, "host", "show", "nobody")).doesNotContain("\u001b");
  }

  @Test
  void aMessageOnATerminalIsColouredWhileTheAnswerIsInAFile() {
    assertThat(message(Style.PLAIN, TERMINAL, "host", "show", "nobody")).contains("\u001b");
  }

  @Test
  void noColourIsAskedForBoth() {
    assertThat(message(TERMINAL, TERMINAL, "host", "show", "nobody", "--color", "never"))
        .doesNotContain("\u001b");
  }
}
