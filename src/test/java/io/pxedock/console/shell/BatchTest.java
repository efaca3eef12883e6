package io.pxedock.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.render.Style;
import io.pxedock.fixture.Sessions;
import io.pxedock.fixture.TestSite;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String lines) {
    return Batch.run(
        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
        Sessions.on(site.site(), out, err, Style.PLAIN));
  }

  @Test
  void linesAreRunOneAfterTheOther() {
    int code = run("# first\n\n911 set cpu-01 --yes\npxedock 911 list -o csv\n");

    assertThat(code).isZero();
    assertThat(out.toString()).contains("cpu-01,52:54:00:00:00:01,link");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theFirstLineThatFailsEndsTheRun() {
    int code = run("host show nobody\n911 set cpu-01 --yes\n");

    assertThat(code).isEqualTo(3);
    assertThat(err.toString()).contains("no host 'nobody'").contains("stopped at line 1");
    assertThat(site.flag("52:54:00:00:00:01")).isNull();
  }

  @Test
  void aSiteThatIsNotHealthyIsAnAnswer() {
    int code = run("stop --yes\nstatus\n911 set cpu-01 --yes\n");

    assertThat(code).isEqualTo(5);
    assertThat(site.flag("52:54:00:00:00:01")).isNotNull();
  }

  @Test
  void whatWantsAYesIsRefused() {
    assertThat(run("stop\n")).isEqualTo(2);
    assertThat(err.toString()).contains("add --yes");
  }

  @Test
  void exitEndsIt() {
    assertThat(run("exit\nhost show nobody\n")).isZero();
  }

  @Test
  void anOpenQuoteIsWrongUsage() {
    assertThat(run("911 set cpu-01 --reason 'x\n")).isEqualTo(2);
  }

  @Test
  void aBackslashAtTheEndIsNamedAsOne() {
    assertThat(run("911 set cpu-01 \\\n")).isEqualTo(2);
    assertThat(err.toString()).contains("ends in a backslash").doesNotContain("quote is not");
  }

  @Test
  void anAnswerCanGoThroughGrep() {
    assertThat(run("host list | grep cpu | grep -v -i IPMI\nhelp | grep preflight\nstop --yes\n"))
        .isZero();
    assertThat(out.toString().lines().limit(2))
        .allMatch(line -> line.startsWith("cpu-0"))
        .hasSize(2);
    assertThat(out.toString()).contains("preflight").doesNotContain("NAME").contains("stopped");
  }

  @Test
  void aQuotedBarIsAnOrdinaryCharacter() {
    assertThat(run("911 set cpu-01 --yes --reason 'rack 7 | row 3'\nhistory\n")).isZero();
    assertThat(out.toString()).contains("rack 7 | row 3");
  }

  @Test
  void anythingElseBehindABarIsWrongUsage() {
    assertThat(run("host list | wc -l\n")).isEqualTo(2);
    assertThat(err.toString()).contains("only 'grep' can follow");
  }

  @Test
  void noShellAndNoOtherSiteOpenInside() {
    assertThat(run("--read-only\n")).isEqualTo(2);
    assertThat(run("-w /nowhere host list\n")).isEqualTo(2);
    assertThat(err.toString()).contains("this is already the shell").contains("until you leave");
  }
}
