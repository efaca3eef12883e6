package io.pxedock.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String TAB = "\t";
  private static final String UP = "\u001b[A";

  @TempDir private Path home;
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  @Test
  void itOpensOnAShortStatus() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("pxedock on " + site.workdir()).see("3 hosts and 1 BMC, none armed for 911");
      shell.see("the boot path").see("> ");
    }
  }

  @Test
  void aLineRunsAsTheCommandLineItIs() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").enter("host list").see("52:54:00:00:00:01").see("fqdn  cpu-01.pxe.example");
      shell.enter("911 set cpu-01 --yes").see("> ");
      shell.enter("911 list").see("link");
    }
    assertThat(site.flag("52:54:00:00:00:01")).isNotNull();
  }

  @Test
  void whatGoesWrongIsSaidAndThePromptComesBack() throws IOException {
    try (TypedShell shell = new TypedShell(site.site(), "ansi", 200, HistoryFile.NONE)) {
      shell.see("> ").enter("hsot list").see("'hsot'").see("> ");
      shell.enter("host show nobody").see("there is no host 'nobody'").see("> ");
      shell.enter("host show 'cpu").see("a quote is not closed").see("> ");
      shell.enter("demo").see("'demo'").see("> ");
      shell.enter("--read-only").see("this is already the shell").see("> ");
      shell.enter("host list -w /tmp").see("until you leave").see("> ");
    }
  }

  @Test
  void anAnswerThatIsLongerThanTheScreenOpensInAPager() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site(), 8)) {
      shell.see("> ").enter("help").see("q back").type("q").enter("exit");
      assertThat(shell.code()).isZero();
    }
  }

  @Test
  void clearClearsTheScreen() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").enter("host list").see("cpu-01.pxe.example");
      shell.enter("clear").gone("cpu-01.pxe.example");
    }
  }

  @Test
  void aPastedBlockOfHostsIsOneChange() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ");
      shell.type("\u001b[200~cpu-05\t525400000005\ncpu-06\t525400000006\n\u001b[201~\r");
      shell.see("Register 2 hosts: cpu-05, cpu-06? [y/N] ".replace(", ", " ")).enter("y");
      shell.see("2 hosts are registered").see("> ");
    }
    assertThat(site.dhcpHosts()).contains("52:54:00:00:00:05,cpu-05", "52:54:00:00:00:06,cpu-06");
  }

  @Test
  void descriptionsInTheTabListAreAligned() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").type("host s" + TAB).see("show ");
      shell.type(CTRL_C).see("> ").type("host " + TAB);
      shell.see("list     List the hosts").see("show     Show one host").see("remove   Remove");
      shell.type(CTRL_C);
    }
  }

  @Test
  void tabOnAMacSaysThatNobodyUnknownIsAsking() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").type("host add x --mac " + TAB);
      shell.see("asks for an address").see("host add x --mac").type(CTRL_C);
    }
  }

  @Test
  void aRenamedHostsFqdnIsAskedFor() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").enter("host edit cpu-01 --name cpu-09");
      shell.see("FQDN of cpu-09 [cpu-09.pxe.example]: ").enter("nine.pxe.example");
      shell.see("dnsmasq has read the files, in ");
    }
    assertThat(site.hosts()).contains("192.168.0.11 nine.pxe.example cpu-09");
  }

  @Test
  void aReloadSaysInWhatTimeTheFilesWereRead() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").enter("reload").see("dnsmasq has read its host files again, in ").see("s");
    }
  }

  @Test
  void aLineWithAPasswordOrATokenIsNotKept() throws IOException {
    HistoryFile history = HistoryFile.of(Map.of("XDG_STATE_HOME", home.toString()));
    try (TypedShell shell = new TypedShell(site.site(), "ansi", 120, history)) {
      shell.see("> ").enter("setup --check --archive ftp://jan:geheim@files/a.tgz").see("> ");
      shell.enter("host show --password=geheim2").see("> ").enter("host list").see("cpu-01");
      shell.see("> ").enter("exit");
      assertThat(shell.code()).isZero();
    }
    assertThat(history.path().orElseThrow())
        .content()
        .contains("host list")
        .doesNotContain("geheim");
  }

  @Test
  void controlDOnAnEmptyLineLeaves() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").type(CTRL_D);
      assertThat(shell.code()).isZero();
    }
  }

  @Test
  void exitAndQuitLeave() throws IOException {
    for (String word : new String[] {"exit", "quit"}) {
      try (TypedShell shell = TypedShell.on(site.site())) {
        shell.see("> ").enter(word);
        assertThat(shell.code()).isZero();
      }
    }
  }

  @Test
  void controlCClearsTheLineAndNothingElse() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").type("911 set cpu-01").see("911 set cpu-01").interrupt().see("> ");
      shell.enter("host show cpu-02").see("cpu-02.pxe.example");
      assertThat(shell.isOver()).isFalse();
    }
    assertThat(site.flag("52:54:00:00:00:01")).isNull();
  }

  @Test
  void controlCEndsALogThatIsFollowedAndThePromptComesBack() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").enter("logs -f").see("read /conf/dhcphosts").interrupt().see("> ");
      shell.enter("host show cpu-02").see("cpu-02.pxe.example");
    }
    assertThat(site.sandbox().engine().container("pxeboot").orElseThrow().isRunning()).isTrue();
  }

  @Test
  void aQuestionNamesTheObjectAndTakesNothingButAYes() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").enter("host remove cpu-01").see("cpu-01").see("[y/N] ").enter("");
      shell.see("nothing is changed").see("> ");
      shell.enter("host remove cpu-01").see("[y/N] ").interrupt().see("nothing is changed");
      shell.see("> ").enter("host remove cpu-01").see("[y/N] ").type(CTRL_D);
      shell.see("nothing is changed").see("> ");
      assertThat(site.dhcpHosts()).contains("cpu-01");
      shell.enter("host remove cpu-01").see("[y/N] ").enter("y").see("> ");
    }
    assertThat(site.dhcpHosts()).doesNotContain("00:01,cpu-01");
  }

  @Test
  void tabCompletesCommandsHostsAndMacsInAnySpelling() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").type("ho" + TAB).see("host ").type("sh" + TAB).see("show ");
      shell.type("sto" + TAB).see("stor-01").enter("").see("52:54:00:00:00:03").see("> ");
      shell
          .type("host show 5254.0000.01" + TAB)
          .see("52:54:00:00:01:01")
          .enter("")
          .see("ipmi-cpu-01");
    }
  }

  @Test
  void severalCandidatesAreListedWithWhatTheyAre() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").type("host show cpu" + TAB).see("cpu-0");
      shell.see("hosts").see("cpu-01").see("192.168.0.11");
      shell.enter("1").see("cpu-01.pxe.example").see("> ");
    }
  }

  @Test
  void linesAreKeptForTheNextSession() throws IOException {
    HistoryFile history = HistoryFile.of(Map.of("XDG_STATE_HOME", home.toString()));
    try (TypedShell shell = new TypedShell(site.site(), "ansi", 80, history)) {
      shell.see("> ").enter("host show cpu-02").see("cpu-02.pxe.example").see("> ");
      shell.enter("host show cpu-02").see("cpu-02.pxe.example").see("> ");
    }
    assertThat(Files.readAllLines(history.path().orElseThrow()))
        .filteredOn(line -> line.endsWith("host show cpu-02"))
        .hasSize(1);
    try (TypedShell shell = new TypedShell(site.site(), "ansi", 80, history)) {
      shell.see("> ").type(UP + UP).see("host show cpu-02").enter("").see("cpu-02.pxe.example");
    }
  }

  @Test
  void severalPastedLinesRunUntilOneFails() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ");
      shell.type("\u001b[200~host show nobody\n911 set cpu-01 --yes\u001b[201~").enter("");
      shell.see("no host 'nobody'").see("> ");
    }
    assertThat(site.flag("52:54:00:00:00:01")).isNull();
  }

  @Test
  void helpListsTheCommandsAndExplainsOne() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").enter("?").see("host add").see("911 clear").see("exit").see("> ");
      shell.enter("help host add").see("--mac").see("> ");
    }
  }

  @Test
  void aDumbTerminalGetsPlainLines() throws IOException {
    try (TypedShell shell = new TypedShell(site.site(), "dumb", 80, HistoryFile.NONE)) {
      shell.see("> ").enter("host show cpu-01").see("cpu-01.pxe.example").see("> ");
    }
  }

  @Test
  void onANarrowTerminalTheRowsOfTablesAreFolded() throws IOException {
    try (TypedShell shell = new TypedShell(site.site(), "ansi", 40, HistoryFile.NONE)) {
      shell
          .see("> ")
          .enter("host list")
          .see("NAME")
          .see("cpu-01")
          .see("fqdn")
          .see("cpu-01.pxe.example")
          .see("> ");
    }
  }

  @Test
  void theMarksOfAnInterruptAreNoCommands() throws IOException {
    try (TypedShell shell = TypedShell.on(site.site())) {
      shell.see("> ").type("x" + CTRL_C).see("> ").enter("host show cpu-01").see("cpu-01.pxe");
    }
  }
}
