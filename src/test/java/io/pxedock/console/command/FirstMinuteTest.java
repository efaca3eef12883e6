package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.render.Style;
import io.pxedock.model.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code pxedock} offers where there is no work directory. */
class FirstMinuteTest {
  private static final FoundSite SITE =
      new FoundSite(Path.of("/opt/PXEDOCK"), "root", "container pxeboot runs from it");

  private final StringWriter said = new StringWriter();
  private final List<String> calls = new ArrayList<>();

  /** Launches nothing, and notes what it was asked for. */
  private Launcher launcher() {
    return (Launcher)
        Proxy.newProxyInstance(
            FirstMinuteTest.class.getClassLoader(),
            new Class<?>[] {Launcher.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "foundSites":
                  return Optional.of(List.of(SITE));
                case "shell":
                  calls.add("shell " + ((Session) arguments[0]).options().workdir());
                  return 0;
                case "open":
                  throw Failure.unreachable("there is no PXEDOCK/ here or above", "give -w");
                default:
                  calls.add(method.getName());
                  throw Failure.failed("not in this test", "");
              }
            });
  }

  private int run(boolean isTerminal, String... typed) {
    Iterator<String> lines = Arrays.asList(typed).iterator();
    Asker asker =
        new Asker() {
          @Override
          public boolean isPresent() {
            return isTerminal;
          }

          @Override
          public Optional<String> line(String prompt) {
            return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
          }
        };
    PrintWriter out = new PrintWriter(said, true);
    Streams streams = new Streams(out, out, Style.PLAIN, () -> isTerminal ? 80 : 0);
    return CommandLines.run(
        new Session(streams, launcher(), asker, new GlobalOptions(), null), List.of());
  }

  @Test
  void itOffersTheSitesFoundASetUpAndTheDemo() {
    assertThat(run(true, "")).isEqualTo(4);
    assertThat(said.toString())
        .contains("1  open /opt/PXEDOCK  (of root; container pxeboot runs from it)")
        .contains("2  set up a boot server here")
        .contains("3  try the demo");
    assertThat(calls).isEmpty();
  }

  @Test
  void aNumberLeadsThere() {
    assertThat(run(true, "9", "1")).isZero();
    assertThat(calls).containsExactly("shell /opt/PXEDOCK");
    assertThat(said.toString()).contains("type 1 to 3");
  }

  @Test
  void theDemoIsOpenedFromTheList() {
    run(true, "3");
    assertThat(calls).containsExactly("openDemo");
  }

  @Test
  void withoutATerminalTheShellSaysItsOneLine() {
    run(false);
    assertThat(said.toString()).doesNotContain("try the demo");
  }
}
