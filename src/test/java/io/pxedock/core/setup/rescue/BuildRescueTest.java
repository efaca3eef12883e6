package io.pxedock.core.setup.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.operation.SetRescue;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import io.pxedock.model.Failure;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.rescue.RescueRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code 911 build}: what 911 boots before and after, what is kept, and the refusals. */
class BuildRescueTest {
  private static final String CPU1 = "52:54:00:00:00:01";
  private static final String BOOT = "tftpboot/pxelinux.cfg/911boot";
  private static final String FIRST = "20261125-030000";
  private static final String SECOND = "20261126-030000";
  private static final String THIRD = "20261127-030000";

  @TempDir Path directory;
  private TestSite site;

  @BeforeEach
  void openASite() {
    site = TestSite.in(directory);
  }

  @AfterEach
  void closeIt() {
    site.close();
  }

  private BuildRescue build(String id, boolean split) {
    RescueRecipe recipe =
        new RescueRecipe(
            "bookworm", "", RescueRecipe.SCRATCH, List.of("ssh-ed25519 K"), List.of(), "", split);
    BuildRescue.Existing existing = RescueSystems.of(site.site()).existing();
    return new BuildRescue(recipe, id, "quiet", existing);
  }

  @Test
  void makes911BootTheNewSystem() {
    site.run(build(FIRST, false));
    assertThat(site.text(BOOT))
        .contains("KERNEL 911/" + FIRST + "/vmlinuz\n", "INITRD 911/" + FIRST + "/initrd\n");
    assertThat(site.exists("tftpboot/911/" + FIRST + "/system")).isTrue();
  }

  @Test
  void anArmedMachineFetchesIt() throws Exception {
    site.run(build(FIRST, false));
    site.run(new SetRescue(List.of("cpu-01"), ""));
    site.sandbox().node(MacAddress.parse(CPU1)).boot();
    assertThat(site.observe(Scope.DAEMON).log().orThrow().toString())
        .contains("911/" + FIRST + "/initrd");
  }

  @Test
  void theArgumentsArePassedOn() {
    site.run(build(FIRST, false));
    assertThat(site.text(BOOT)).contains(" quiet\n");
  }

  @Test
  void theUrlOfTheImagesStays() {
    String before = site.text(BOOT);
    assertThat(before).contains("httproot=http://192.168.0.1/images/");
    site.run(build(FIRST, false));
    assertThat(site.text(BOOT)).contains("httproot=http://192.168.0.1/images/");
  }

  @Test
  void undoGoesBackToWhat911BootedBefore() {
    String before = site.text(BOOT);
    site.run(build(FIRST, false));
    site.undoLast();
    assertThat(site.text(BOOT)).isEqualTo(before);
  }

  @Test
  void theSystemBeforeIsKeptAndTheOneBeforeThatIsRemoved() {
    site.run(build(FIRST, false));
    site.run(build(SECOND, false));
    site.run(build(THIRD, false));
    assertThat(site.exists("tftpboot/911/" + FIRST)).isFalse();
    assertThat(site.exists("tftpboot/911/" + SECOND + "/initrd")).isTrue();
    site.undoLast();
    assertThat(site.text(BOOT)).contains(SECOND);
  }

  @Test
  void aSystemThatAnotherConfigurationNamesIsKept() {
    site.run(build(FIRST, false));
    site.write("tftpboot/pxelinux.cfg/911old", site.text(BOOT));
    site.run(build(SECOND, false));
    site.run(build(THIRD, false));
    assertThat(site.exists("tftpboot/911/" + FIRST + "/initrd")).isTrue();
  }

  @Test
  void machinesWithUefiFindItToo() throws Exception {
    Path efi = Files.createDirectories(site.workdir().resolve("tftpboot/efi64"));
    if (!Files.isSymbolicLink(efi.resolve("pxelinux.cfg"))) {
      Files.createSymbolicLink(efi.resolve("pxelinux.cfg"), Path.of("../pxelinux.cfg"));
    }
    site.run(build(FIRST, false));
    assertThat(efi.resolve("911/" + FIRST + "/initrd")).isRegularFile();
    site.undoLast();
    assertThat(site.text(BOOT)).contains("KERNEL vmlinuz-4");
  }

  @Test
  void splitItIsFetchedFromTheImages() {
    site.run(build(FIRST, true));
    assertThat(site.text(BOOT))
        .contains("httproot=http://192.168.0.1/images/ 911image=911/" + FIRST + "/image ");
    assertThat(site.exists("images/911/" + FIRST + "/image")).isTrue();
  }

  @Test
  void splitNeedsSomebodyWhoServesTheImages() {
    site.write(BOOT, "DEFAULT 911\nLABEL 911\n  KERNEL vmlinuz-4\n");
    assertThatThrownBy(() -> site.run(build(FIRST, true)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("nobody serves images/");
  }

  @Test
  void aPlanChangesNothing() {
    Map<String, String> before = Tree.of(site.workdir());
    site.plan(build(FIRST, false));
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u001b[31m", "ä"})
  void argumentsThatAreNotALineAreRefused(String arguments) {
    RescueRecipe recipe = build(FIRST, false).recipe();
    BuildRescue.Existing none = new BuildRescue.Existing(List.of(), List.of());
    assertThatThrownBy(() -> new BuildRescue(recipe, FIRST, arguments, none))
        .isInstanceOf(Failure.class);
  }
}
