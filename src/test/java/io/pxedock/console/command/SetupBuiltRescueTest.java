package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code setup} with a 911 system that is built, on a machine without archive and images. */
@Timeout(60)
class SetupBuiltRescueTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+AtgfBjBd/yBiNKlfqK0DWjA0HRaj+FHVPQ4Hr0NYb\n";

  @TempDir Path temporary;
  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private TypedSetup typed;

  @BeforeEach
  void person() {
    typed = new TypedSetup(machine);
  }

  private void installBootLoader() throws IOException {
    put("usr/lib/PXELINUX/pxelinux.0");
    put("usr/lib/syslinux/modules/bios/ldlinux.c32");
    put("usr/lib/SYSLINUX.EFI/efi64/syslinux.efi");
    put("usr/lib/syslinux/modules/efi64/ldlinux.e64");
  }

  private void put(String name) throws IOException {
    Path file = machine.root().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }

  private Typed.Result setup(String key) throws IOException {
    Path file = Files.writeString(temporary.resolve("key.pub"), key);
    Path answers =
        Files.writeString(
            temporary.resolve("answers"),
            "archive=\n911-from=build\n911-ssh-key=" + file + "\ntag=2311\n");
    return typed.run("setup", "--answers", answers.toString());
  }

  private Path work(String name) {
    return machine.directory().resolve(name);
  }

  @Test
  void endsWithAServerThatBootsIt() throws IOException {
    Typed.Result result = setup(KEY);
    assertThat(result.code()).as(result.err() + result.out()).isZero();
    assertThat(work("tftpboot/pxelinux.cfg/911boot")).content().contains("KERNEL 911/");
    assertThat(work("tftpboot/efi64/911")).isSymbolicLink();
    assertThat(work("images/vmlinuz-4")).doesNotExist();
  }

  @Test
  void theBootLoaderComesFromPackagesThatAreNotInstalled() throws IOException {
    Typed.Result result = setup(KEY);
    assertThat(result.err() + result.out())
        .contains("fetch pxelinux, syslinux-common, syslinux-efi");
    assertThat(work("tftpboot/pxelinux.0")).content().isEqualTo("usr/lib/PXELINUX/pxelinux.0");
    assertThat(work("tftpboot/efi64/ldlinux.e64")).isRegularFile();
    assertThat(work("conf/dnsmasq.conf")).content().contains("efi64/syslinux.efi");
  }

  @Test
  void aBootLoaderThatIsInstalledIsCopied() throws IOException {
    installBootLoader();
    Typed.Result result = setup(KEY);
    assertThat(result.err() + result.out()).doesNotContain("fetch pxelinux");
    assertThat(work("tftpboot/pxelinux.0")).content().isEqualTo("usr/lib/PXELINUX/pxelinux.0");
  }

  @Test
  void withoutAptTheBootLoaderIsNamedAsMissing() throws IOException {
    machine.removeApt();
    Typed.Result result = setup(KEY);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("there is no tftpboot/pxelinux.0, no tftpboot/ldlinux.c32");
  }

  @Test
  void againItChangesNothing() throws IOException {
    setup(KEY);
    Map<String, String> before = Tree.of(machine.root());
    Typed.Result again = setup(KEY);
    assertThat(again.code()).as(again.err() + again.out()).isZero();
    assertThat(Tree.of(machine.root())).isEqualTo(before);
  }

  @Test
  void aKeyFileWithoutAKeyEndsItInOneLine() throws IOException {
    Typed.Result result = setup("nothing\n");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("not a public ssh key");
  }

  @Test
  void withoutAKeyItIsNamedAsMissing() throws IOException {
    Path answers = Files.writeString(temporary.resolve("answers"), "archive=\n911-from=build\n");
    Typed.Result result = typed.run("setup", "--answers", answers.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--911-ssh-key");
  }
}
