package io.pxedock.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.engine.Site;
import io.pxedock.fixture.BareMachine;
import io.pxedock.model.site.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wizard at the shell's prompt, on a machine with nothing set up on it. */
class SetupInShellTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String TAB = "\t";

  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private Site site;

  @BeforeEach
  void bareMachine() {
    site = machine.open(machine.directory(), Settings.defaults());
  }

  private TypedShell atTheBridge(TypedShell shell) {
    shell.see("> ").enter("setup").see("1 of 5: Files").see("Work directory [").enter("");
    shell.see("Archive with the boot files").enter("").see("SHA-256 sum (optional): ").enter("");
    return shell.see("2 of 5: Switch").see("Bridge [backplane1]: ");
  }

  @Test
  void itAsksThereAndControlCIsNoAnswerButLeaves() throws IOException {
    try (TypedShell shell = TypedShell.on(site)) {
      atTheBridge(shell).type(CTRL_C).see("Your answers are saved").see("> ");
      shell.enter("setup").see("Continuing where you left off").see("Bridge [backplane1]: ");
      shell.type(CTRL_D).see("Your answers are saved").see("> ");
    }
    assertThat(machine.directory().resolve("conf")).doesNotExist();
  }

  @Test
  void quitLeavesToThePromptAndFreshStartsOver() throws IOException {
    try (TypedShell shell = TypedShell.on(site)) {
      atTheBridge(shell).enter("quit").see("Your answers are saved").see("> ");
      shell.enter("setup --fresh").see("1 of 5: Files").type(CTRL_C).see("> ");
    }
  }

  @Test
  void tabCompletesABridgeAndAFile() throws IOException {
    Path tar = Files.writeString(machine.root().resolve("image.tar"), "");
    try (TypedShell shell = new TypedShell(site, "ansi", 160, HistoryFile.NONE)) {
      shell.see("> ").enter("setup").see("Work directory [").enter("");
      shell.see("Archive with").type(machine.root() + "/ima" + TAB).see(tar.toString()).enter("");
      shell.see("SHA-256 sum (optional): ").enter("").see("Bridge [backplane1]: ").type("b" + TAB);
      shell.see("backplane1").enter("").see("Port on it [pxeboot]: ").type(CTRL_C).see("> ");
    }
  }

  @Test
  void aQuestionMarkExplainsAndBackGoesBack() throws IOException {
    try (TypedShell shell = TypedShell.on(site)) {
      atTheBridge(shell).enter("?").see("The Open vSwitch bridge").see("There is: backplane1");
      shell
          .see("Bridge [backplane1]: ")
          .enter("back")
          .see("SHA-256 sum (optional): ")
          .type(CTRL_C)
          .see("> ");
    }
  }

  @Test
  void otherNamesThanTheShellOpenedWithAreSetUpToo() throws IOException {
    try (TypedShell shell = TypedShell.on(site)) {
      shell.see("> ").enter("setup --yes --address 192.168.0.241");
      shell.see("This shell still uses the old settings").see("three commands").see("> ");
    }
    assertThat(machine.directory().resolve("pxedock.conf")).content().contains("=192.168.0.241");
  }

  @Test
  void anotherWorkDirectoryIsNotThisShells() throws IOException {
    try (TypedShell shell = TypedShell.on(site)) {
      shell
          .see("> ")
          .enter("setup --yes --workdir /tmp/other")
          .see("the work directory is")
          .see("> ");
    }
  }
}
