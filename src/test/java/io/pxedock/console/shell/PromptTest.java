package io.pxedock.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.command.Session;
import io.pxedock.console.render.Style;
import io.pxedock.core.operation.AddHost;
import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.Sessions;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PromptTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private String prompt(int columns, Style style) {
    Session session = Sessions.on(site.site(), Writer.nullWriter(), Writer.nullWriter(), style);
    return new Prompt(session).of(Optional.of(site.observe(Scope.DAEMON)), columns);
  }

  private String prompt() {
    return prompt(100, new Style(false, true));
  }

  @Test
  void allIsWell() {
    assertThat(prompt()).isEqualTo("pxedock ✓ > ");
  }

  @Test
  void beforeTheFirstLookItSaysNothing() {
    Session session =
        Sessions.on(site.site(), Writer.nullWriter(), Writer.nullWriter(), Style.PLAIN);
    assertThat(new Prompt(session).of(Optional.empty(), 80)).isEqualTo("pxedock > ");
  }

  @Test
  void armedHostsAreCounted() {
    site.run(new SetRescue(List.of("cpu-01", "cpu-02"), ""));
    assertThat(prompt()).isEqualTo("pxedock ! 2 armed > ");
  }

  @Test
  void whatIsNotLoadedIsPending() {
    site.run(new AddHost("cpu-09", MacAddress.parse("52:54:00:00:00:09"), null, "", false));
    assertThat(prompt()).isEqualTo("pxedock ! reload pending > ");
  }

  @Test
  void aStoppedContainerIsAFailure() {
    site.run(new ControlContainer(DaemonAction.STOP));
    assertThat(prompt()).isEqualTo("pxedock ✗ stopped > ");
  }

  @Test
  void onANarrowTerminalTheMarkAloneRemains() {
    site.run(new SetRescue(List.of("cpu-01"), ""));
    assertThat(prompt(36, new Style(false, true))).isEqualTo("pxedock ! > ");
  }

  @Test
  void withoutUnicodeAndWithColourItIsAsciiAndColoured() {
    site.run(new ControlContainer(DaemonAction.STOP));
    assertThat(prompt(100, new Style(true, false)))
        .isEqualTo("pxedock \u001b[31mx stopped\u001b[0m > ");
  }
}
