package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.container.ContainerState;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code image show}, {@code build} and {@code use} on a server whose image was pulled. */
class ImageCommandTest {
  private static final String PULLED = "jumpscale/pxeboot";
  private static final String BUILT = "pxedock/pxeboot:2.90-4-deb12u2-b470e9dc";

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Typed typed;

  @BeforeEach
  void person() {
    typed = new Typed(site);
  }

  private ContainerState container() {
    return site.sandbox().engine().container("pxeboot").orElseThrow();
  }

  private static JsonNode json(Typed.Result result) throws IOException {
    assertThat(result.code()).as(result.err()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void buildsTheImageAndRunsTheServerFromIt() {
    Typed.Result result = typed.run("image", "build", "--yes");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(container().image()).matches("pxedock/pxeboot:2\\.90-4-deb12u2-[0-9a-f]{8}");
    assertThat(container().isRunning()).isTrue();
    assertThat(site.text("pxedock.conf")).contains("image=" + container().image());
  }

  @Test
  void aBuildIsOnePlanThatAsksOnceAndNamesTheWayBack() {
    Typed.Result result = typed.answering(true).run("image", "build");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(typed.questions()).hasSize(1);
    assertThat(result.err()).contains("the way back is 'pxedock image use jumpscale/pxeboot'");
    assertThat(site.lastEntry().title()).isEqualTo("image use " + container().image());
  }

  @Test
  void aNoBuildsNothing() {
    Map<String, String> before = Tree.of(site.workdir());
    Typed.Result result = typed.answering(false).run("image", "build");
    assertThat(result.code()).isEqualTo(1);
    assertThat(typed.run("image", "use", BUILT).code()).isEqualTo(3);
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
    assertThat(container().image()).isEqualTo(PULLED);
  }

  @Test
  void theWayBackLeadsBack() {
    typed.run("image", "build", "--yes");
    Typed.Result back = typed.run("image", "use", PULLED, "--yes");
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(container().image()).isEqualTo(PULLED);
    assertThat(site.text("pxedock.conf")).contains("image=" + PULLED + "\n");
  }

  @Test
  void aSecondBuildOfTheSamePackagesHasNothingToChange() {
    typed.run("image", "build", "--yes");
    ContainerState before = container();
    Typed.Result again = typed.run("image", "build", "--yes");
    assertThat(again.out()).startsWith("nothing to change");
    assertThat(container().startedAt()).isEqualTo(before.startedAt());
  }

  @Test
  void onlyBuiltTheServerKeepsItsImage() {
    Typed.Result result = typed.run("image", "build", "--only-build", "--name", "site/pxe:1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(container().image()).isEqualTo(PULLED);
    assertThat(typed.run("image", "use", "site/pxe:1", "--yes").code()).isZero();
    assertThat(container().image()).isEqualTo("site/pxe:1");
  }

  @Test
  void aNameIsForAnImageThatIsOnlyBuilt() {
    Typed.Result result = typed.run("image", "build", "--name", "site/pxe:1");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).hasSize(1);
  }

  @Test
  void anImageThatDockerDoesNotHaveIsRefused() {
    Typed.Result result = typed.run("image", "use", "nobody/pxe", "--yes");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.errors())
        .containsExactly(
            "pxedock: Docker has no image nobody/pxe; run 'docker images' lists those that it"
                + " has");
  }

  @Test
  void anImageWithoutDnsmasqIsRefusedBeforeTheServerIsStopped() {
    site.sandbox().provisioning().pull("busybox", Progress.NONE);
    ContainerState before = container();
    Typed.Result result = typed.run("image", "use", "busybox", "--yes");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.errors())
        .containsExactly(
            "pxedock: image busybox contains no dnsmasq; run 'pxedock image build' to make one;"
                + " the server is left as it is");
    assertThat(container()).isEqualTo(before);
  }

  @Test
  void aBuiltImageIsTriedWithTheConfigurationBeforeTheServerIsStopped() {
    site.sandbox().faults().loseDnsmasq(BUILT);
    ContainerState before = container();
    Typed.Result result = typed.run("image", "build", "--yes");
    assertThat(result.code()).as(result.err()).isEqualTo(3);
    assertThat(result.err()).contains("image " + BUILT + " contains no dnsmasq");
    assertThat(site.sandbox().provisioning().hasImage(BUILT)).isTrue();
    assertThat(container()).isEqualTo(before);
  }

  @Test
  void anUndoBringsTheContainerBackOntoTheEarlierImage() {
    typed.run("image", "build", "--only-build", "--name", "site/pxe:1");
    typed.run("image", "use", "site/pxe:1", "--yes");
    String settings = site.text("pxedock.conf");
    typed.run("image", "use", PULLED, "--yes");
    Typed.Result undone = typed.run("undo", "--yes");
    assertThat(undone.code()).as(undone.err()).isZero();
    assertThat(container().image()).isEqualTo("site/pxe:1");
    assertThat(container().isRunning()).isTrue();
    assertThat(site.text("pxedock.conf")).isEqualTo(settings);
    assertThat(site.lastEntry().undoes()).isPositive();
  }

  @Test
  void anUndoWithoutAReloadNamesTheCommandThatChangesTheContainer() {
    typed.run("image", "build", "--yes");
    String built = container().image();
    Typed.Result undone = typed.run("undo", "--yes", "--no-reload");
    assertThat(undone.err()).contains("run 'pxedock image use " + PULLED + "'");
    assertThat(container().image()).isEqualTo(built);
  }

  @Test
  void aDryRunNamesEveryCommandAndChangesNothing() {
    Typed.Result result = typed.run("image", "build", "--dry-run");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("pxedock image build --only-build\n")
        .contains("docker rm -f pxeboot\n")
        .contains("docker create")
        .contains("docker start pxeboot");
    assertThat(container().image()).isEqualTo(PULLED);
  }

  @Test
  void showsWhatTheContainerRunsAndThatNothingIsNewer() throws IOException {
    typed.run("image", "build", "--yes");
    JsonNode shown = json(typed.run("image", "show", "-o", "json"));
    assertThat(shown.get("image").textValue()).isEqualTo(container().image());
    assertThat(shown.get("dnsmasq").textValue()).isEqualTo("2.90-4~deb12u2");
    assertThat(shown.get("release").textValue()).isEqualTo("bookworm");
    assertThat(shown.get("age").textValue()).isEqualTo("current");
    assertThat(shown.get("renamed").booleanValue()).isFalse();
  }

  @Test
  void offlineNobodyIsAsked() throws IOException {
    JsonNode shown = json(typed.run("image", "show", "--offline", "-o", "json"));
    assertThat(shown.get("newest").isNull()).isTrue();
    assertThat(shown.get("age").textValue()).isEqualTo("unknown");
  }

  @Test
  void withoutAnotherWordTheImageIsShown() {
    assertThat(typed.run("image").out()).isEqualTo(typed.run("image", "show").out());
  }

  @Test
  void aNameThatAnotherImageHasNowIsSaid() throws IOException {
    typed.run("image", "build", "--only-build", "--name", PULLED);
    assertThat(json(typed.run("image", "-o", "json")).get("renamed").booleanValue()).isTrue();
    String before = container().imageId();
    Typed.Result result = typed.run("image", "use", PULLED, "--yes");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(container().imageId()).isNotEqualTo(before);
    assertThat(json(typed.run("image", "-o", "json")).get("renamed").booleanValue()).isFalse();
  }
}
