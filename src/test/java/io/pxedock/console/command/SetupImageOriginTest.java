package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.BareMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways to the server's image in {@code setup}: pulled, from a tar file, or built. */
class SetupImageOriginTest {
  @TempDir Path temporary;
  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private TypedSetup typed;
  private Path tar;

  @BeforeEach
  void tarFile() throws IOException {
    typed = new TypedSetup(machine);
    String ustar = " ".repeat(257) + "ustar";
    tar = Files.write(temporary.resolve("image.tar"), ustar.getBytes(StandardCharsets.UTF_8));
  }

  private Typed.Result setup(String answers) throws IOException {
    Path file =
        Files.writeString(
            temporary.resolve("answers"),
            "tag=2311\n" + answers.replace(' ', '\n').replace("TAR", tar.toString()) + "\n");
    return typed.run("setup", "--yes", "--answers", file.toString());
  }

  private String image() {
    return machine.sandbox().engine().container("pxeboot").orElseThrow().image();
  }

  @ParameterizedTest
  @CsvSource({
    "'',pxedock/pxeboot",
    "image-from=build,pxedock/pxeboot",
    "image-from=build image=site/pxe:1,site/pxe:1",
    "image-from=pull,jumpscale/pxeboot",
    "image=jumpscale/pxeboot,jumpscale/pxeboot",
    "image-from=tar image-tar=TAR,jumpscale/pxeboot",
    "image-tar=TAR,jumpscale/pxeboot",
    "image=pxedock/pxeboot,pxedock/pxeboot"
  })
  void theServerRunsFromIt(String answers, String image) throws IOException {
    Typed.Result result = setup(answers);
    assertThat(result.code()).as(result.err() + result.out()).isZero();
    assertThat(image()).isEqualTo(image);
  }

  @Test
  void anImageThatIsThereIsUsedAsItIs() throws IOException {
    machine.tools("").provisioning().pull("jumpscale/pxeboot", (what, done, total) -> {});
    assertThat(setup("").code()).isZero();
    assertThat(image()).isEqualTo("jumpscale/pxeboot");
  }

  @Test
  void aWayThatDoesNotExistIsRefused() throws IOException {
    Typed.Result result = setup("image-from=air");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("'air' is not a way to bring an image");
  }

  @Test
  void aTarFileThatIsNotNamedIsMissing() throws IOException {
    Typed.Result result = setup("image-from=tar");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--image-tar FILE");
  }

  @Test
  void whatTheWaysCostIsExplained() {
    Typed.Result help = typed.run("setup", "--help");
    assertThat(help.out()).contains("--image-from");
    String[] lines = new String[13];
    Arrays.fill(lines, "");
    lines[0] = machine.directory().toString();
    lines[12] = "?";
    typed.typing(lines);
    assertThat(typed.run("setup").err()).contains("from this distribution's packages: 20 MB");
  }

  @Test
  void withoutAptABuildIsRefusedAndNotOffered() throws IOException {
    machine.removeApt();
    assertThat(setup("image-from=build").err()).contains("there is no apt on this machine");
    assertThat(setup("").code()).isZero();
    assertThat(image()).isEqualTo("jumpscale/pxeboot");
  }
}
