package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.ExitCode;
import io.pxedock.model.text.Bytes;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code conf edit} changes the configuration by the ordinary way, or leaves the server serving.
 */
class ConfEditTest {
  private static final String CONF = "conf/dnsmasq.conf";
  private static final String BESIDE = CONF + ".refused~";
  private static final UnaryOperator<Bytes> FINE = adding("dhcp-lease-max=500");
  private static final UnaryOperator<Bytes> BAD = adding("nonsense");

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private static UnaryOperator<Bytes> adding(String line) {
    return text -> Bytes.utf8(text.latin1() + line + "\n");
  }

  private long pid() {
    return site.observe(Scope.FILES).running().map(container -> container.pid()).orElse(0L);
  }

  private Typed typed() {
    return new Typed(site);
  }

  @Test
  void theTextIsShownWrittenAndLoadedOnceItIsConfirmed() {
    long before = pid();
    String old = site.text(CONF);
    Typed typed = typed().editing(FINE).answering(true);

    Typed.Result result = typed.run("conf", "edit");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("+dhcp-lease-max=500");
    assertThat(typed.questions())
        .containsExactly(
            "Write conf/dnsmasq.conf and restart container 'pxeboot'?"
                + " Boots that are under way are cut off.");
    assertThat(site.text(CONF)).isEqualTo(old + "dhcp-lease-max=500\n");
    assertThat(pid()).isPositive().isNotEqualTo(before);
  }

  @Test
  void aBadLineIsNamedAndLeavesTheServerServing() {
    long before = pid();
    String old = site.text(CONF);

    Typed.Result result = typed().editing(BAD).run("conf", "edit", "-y");

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(result.err()).contains("bad option").contains(CONF + ":" + (lines(old) + 1));
    assertThat(site.text(CONF)).isEqualTo(old);
    assertThat(pid()).isEqualTo(before).isPositive();
  }

  @Test
  void aBadFirstLineIsWhatIsNamed() {
    Typed.Result result =
        typed().editing(text -> Bytes.utf8("nonsense\n" + text.latin1())).run("conf", "edit", "-y");

    assertThat(result.err()).contains("bad option").contains(CONF + ":1)");
  }

  private static long lines(String text) {
    return text.lines().count();
  }

  @Test
  void aTextThatIsRefusedIsKeptBesideTheFile() {
    String old = site.text(CONF);

    Typed.Result result = typed().editing(BAD).run("conf", "edit", "-y");

    assertThat(site.text(BESIDE)).isEqualTo(old + "nonsense\n");
    assertThat(result.err()).contains("your text is in " + site.workdir().resolve(BESIDE));
  }

  @Test
  void aTextThatIsNotConfirmedIsKeptBesideTheFile() {
    typed().editing(FINE).answering(false).run("conf", "edit");

    assertThat(site.text(CONF)).doesNotContain("dhcp-lease-max");
    assertThat(site.text(BESIDE)).endsWith("dhcp-lease-max=500\n");
  }

  @Test
  void aTextThatIsRefusedCanBeEditedAgain() {
    UnaryOperator<Bytes> corrected = text -> Bytes.utf8(text.latin1().replace("nonsense\n", ""));
    Typed typed =
        typed().editing(BAD).editing(corrected.andThen(FINE)::apply).answering(true, true);

    Typed.Result result = typed.run("conf", "edit");

    assertThat(result.code()).isZero();
    assertThat(typed.questions().get(0)).isEqualTo("Edit the text again?");
    assertThat(site.text(CONF)).endsWith("dhcp-lease-max=500\n").doesNotContain("nonsense");
    assertThat(site.exists(BESIDE)).isFalse();
  }

  @Test
  void aRestartThatFailsPutsTheOldTextBack() {
    typed().run("reload");
    String old = site.text(CONF);

    Typed.Result result = typed().editing(BAD).run("conf", "edit", "-y", "--no-trial");

    assertThat(result.code()).isEqualTo(ExitCode.FAILED.code());
    assertThat(result.err()).contains("bad option").contains("last worked is in force again");
    assertThat(site.text(CONF)).isEqualTo(old);
    assertThat(pid()).isPositive();
  }

  @Test
  void aFileThatTheNewTextNamesIsTriedToo() {
    site.write("conf/more.conf", "nonsense\n");

    Typed.Result result =
        typed().editing(adding("conf-file=/conf/more.conf")).run("conf", "edit", "-y");

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(result.err()).contains("conf/more.conf:1");
  }

  @Test
  void aBadLineIsRefusedThoughNothingIsRestarted() {
    String old = site.text(CONF);

    Typed.Result result = typed().editing(BAD).run("conf", "edit", "-y", "--no-reload");

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(site.text(CONF)).isEqualTo(old);
  }

  @Test
  void aChangeByAnotherMeanwhileStays() {
    UnaryOperator<Bytes> slow =
        text -> {
          site.write(CONF, site.text(CONF) + "# mine\n");
          return FINE.apply(text);
        };

    Typed.Result result = typed().editing(slow).run("conf", "edit", "-y");

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(result.err()).contains("has changed since it was opened");
    assertThat(site.text(CONF)).endsWith("# mine\n");
  }

  @Test
  void aTextThatStaysAsItWasChangesNothing() {
    long before = pid();

    Typed.Result result = typed().editing(UnaryOperator.identity()).run("conf", "edit");

    assertThat(result.out()).isEqualTo("nothing to change: conf/dnsmasq.conf is as it was\n");
    assertThat(pid()).isEqualTo(before);
  }

  @Test
  void anUndoTakesItBack() {
    String old = site.text(CONF);
    typed().editing(FINE).run("conf", "edit", "-y");

    typed().run("undo", "-y");

    assertThat(site.text(CONF)).isEqualTo(old);
  }

  @Test
  void noEditorOpensWhereNothingMayChange() {
    Typed.Result result = typed().run("--read-only", "conf", "edit");

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(result.err()).contains("this is --read-only");
  }
}
