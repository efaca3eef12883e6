package io.pxedock.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.command.Asker;
import io.pxedock.console.command.CommandLines;
import io.pxedock.console.command.GlobalOptions;
import io.pxedock.console.command.Session;
import io.pxedock.console.command.Streams;
import io.pxedock.console.render.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo breaks on request, so that README's troubleshooting can be tried. */
class DemoFaultTest {
  private static final Asker NOBODY =
      new Asker() {
        @Override
        public boolean isPresent() {
          return false;
        }

        @Override
        public boolean yes(String question) {
          return false;
        }
      };

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err), Style.PLAIN);
    try (Session session = new Session(streams, new Wiring(), NOBODY, new GlobalOptions(), null)) {
      return CommandLines.run(session, List.of(words));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong-tag", "duplicate-ip", "core-missing"})
  void whyFindsTheFaultThatTheDemoWasGiven(String fault) {
    assertThat(run("demo", "--quiet", "--fault", fault, "why", "cpu-01")).isEqualTo(5);
    assertThat(out.toString()).startsWith(fault + "  ");
  }

  @Test
  void aMisspeltFaultIsRefusedWithTheOneThatIsMeant() {
    assertThat(run("demo", "--fault", "wrong-tga", "status")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no fault 'wrong-tga'; did you mean wrong-tag?");
  }

  @Test
  void aSiteThatIsTooSmallForAFaultIsRefused() {
    assertThat(run("demo", "--hosts", "2", "--fault", "wrong-tag", "status")).isEqualTo(2);
    assertThat(err.toString()).contains("4 hosts or more");
  }
}
