package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.render.Style;
import io.pxedock.fixture.TestSite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what a person can have meant is proposed for a word that is not known. */
class NearWordsTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  @ParameterizedTest
  @CsvSource({
    "hst list, host",
    "911 ste, set",
    "add, host add",
    "statsu, status",
    "histroy, history",
    "relaod, reload",
    "stpo, stop",
    "hst, host",
    "shop, stop",
    "stqq, ''",
    "911 sto, ''",
    "xyz, ''",
    "restrat now, restart",
    "rsetrat, ''"
  })
  void proposes(String typed, String meant) {
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(err);
    Streams streams = new Streams(out, out, Style.PLAIN);
    Session session = new Session(streams, null, null, new GlobalOptions(), site.site());
    int code = CommandLines.execute(CommandLines.create(session), List.of(typed.split(" ")));
    assertThat(code).isEqualTo(2);
    String said = err.toString();
    assertThat(
            said.contains("did you mean")
                ? said.replaceAll("(?s).*did you mean (.*?)\\?.*", "$1")
                : "")
        .isEqualTo(meant);
  }
}
