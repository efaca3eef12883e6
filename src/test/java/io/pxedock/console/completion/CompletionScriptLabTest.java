package io.pxedock.console.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drives the real bash, zsh and fish: Debian's bash, zsh, fish and tmux have to be installed. */
@Tag("lab")
class CompletionScriptLabTest {
  private static final String MINE = "52:54:00:aa:00:01";

  @TempDir private Path home;
  @TempDir private Path directory;

  @BeforeEach
  void site() throws IOException {
    write(
        "PXEDOCK/conf/dnsmasq.conf",
        "# the site\nport=53 # on\naddn-hosts=/conf/hosts\ndhcp-hostsfile = \"/conf/dhcphosts\"\n");
    write(
        "PXEDOCK/conf/hosts",
        """
        # ip fqdn name
        192.168.0.11 cpu-01.pxe.example cpu-01
        192.168.0.12\tcpu-02\r
        192.168.0.31 stor-01.pxe.example stor-01 # rack
        """);
    write(
        "PXEDOCK/conf/dhcphosts",
        """
        52:54:00:aa:00:01,cpu-01,infinite
        52:54:0:AA:00:02, cpu-02 ,infinite\r
        36:00:00:00:00:01,stor-01,infinite # rack
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private RealShell open(CompletionScript shell) {
    return new RealShell(shell, home, directory);
  }

  @ParameterizedTest
  @EnumSource
  void commandsAndTheirSubcommandsComplete(CompletionScript shell) {
    try (RealShell at = open(shell)) {
      at.completesTo("pxedock hos", "pxedock host");
      at.completesTo("li", "pxedock host list");
      at.completesTo("--outp", "pxedock host list --output");
      at.completesTo("js", "pxedock host list --output json");
      at.completesTo("--color=nev", "pxedock host list --output json --color=never");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostsComplete(CompletionScript shell) {
    try (RealShell at = open(shell)) {
      at.completesTo("pxedock 911 set st", "pxedock 911 set stor-01");
      at.completesTo("cpu-01.p", "pxedock 911 set stor-01 cpu-01.pxe.example");
      at.completesTo("192.168.0.1", "pxedock 911 set stor-01 cpu-01.pxe.example 192.168.0.12");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMacCompletesInEverySpelling(CompletionScript shell) {
    try (RealShell at = open(shell)) {
      for (String typed : new String[] {"36:", "36:00:0", "36-0", "3600.0", "360000000001"}) {
        at.completesTo("pxedock host show " + typed, "pxedock host show 36:00:00:00:00:01");
        at.clear();
      }
      at.completesTo("pxedock host show 52:54:00:aa:00:01", "pxedock host show " + MINE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatHostsAreIsShownBesideThem(CompletionScript shell) {
    try (RealShell at = open(shell)) {
      at.type("pxedock host show cpu-0");
      at.press("Tab");
      at.press("Tab");
      at.see("192.168.0.12 52:54:00:aa:00:02");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWorkDirectoryOnTheLineCounts(CompletionScript shell) throws IOException {
    write("other/conf/dnsmasq.conf", "addn-hosts=/conf/hosts\ndhcp-hostsfile=/conf/dhcphosts\n");
    write("other/conf/hosts", "192.168.0.50 gpu-07\n");
    write("other/conf/dhcphosts", "52:54:00:bb:00:07,gpu-07,infinite\n");
    try (RealShell at = open(shell)) {
      at.completesTo("pxedock -w other host show g", "pxedock -w other host show gpu-07");
      at.clear();
      at.completesTo("pxedock -w oth", "pxedock -w other/");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostileLinesAreNeitherRunNorInTheWay(CompletionScript shell) throws IOException {
    String bad = "$(touch${IFS}owned)";
    write(
        "PXEDOCK/conf/hosts",
        """
        192.168.0.66 %1$s `touch` ;touch a'b"c \\ * ~ -x --help \u001b[2J $HOME {a,b} !! @DIR
        $(touch owned) `touch owned`
        192.168.0.31 stor-01
        """
            .formatted(bad));
    write(
        "PXEDOCK/conf/dhcphosts",
        """
        52:54:00:aa:00:01,%1$s
        52:54:00:aa:00:02,`touch owned`
        52:54:00:aa:00:03,;touch owned
        52:54:00:aa:00:04,a'b"c
        52:54:00:aa:00:05,-x
        52:54:00:aa:00:06,\u001b[2J
        52:54:00:aa:00:07,@DIR
        36:00:00:00:00:01,stor-01
        """
            .formatted(bad));
    try (RealShell at = open(shell)) {
      at.completesTo("pxedock host show ", "pxedock host show stor-01");
    }
    assertThat(directory.resolve("owned")).doesNotExist();
    assertThat(home.resolve("owned")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void withoutASiteTheCommandsStillComplete(CompletionScript shell) throws IOException {
    Files.delete(directory.resolve("PXEDOCK/conf/dnsmasq.conf"));
    try (RealShell at = open(shell)) {
      at.completesTo("pxedock relo", "pxedock reload");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFifoIsNotRead(CompletionScript shell) throws Exception {
    Path conf = directory.resolve("PXEDOCK/conf");
    Files.delete(conf.resolve("hosts"));
    assertThat(new ProcessBuilder("mkfifo", conf.resolve("hosts").toString()).start().waitFor())
        .isZero();
    try (RealShell at = open(shell)) {
      at.completesTo("pxedock host show stor", "pxedock host show stor-01");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceIsNotRead(CompletionScript shell) throws IOException {
    Path conf = directory.resolve("PXEDOCK/conf");
    Files.delete(conf.resolve("dhcphosts"));
    Files.createSymbolicLink(conf.resolve("dhcphosts"), Path.of("/dev/zero"));
    try (RealShell at = open(shell)) {
      at.completesTo("pxedock host show st", "pxedock host show st");
      at.completesTo("x", "pxedock host show stx");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSiteInADirectoryWithAQuoteInItsNameIsFound(CompletionScript shell) throws IOException {
    Path odd = Files.createDirectory(directory.resolve("it's \"$x\""));
    Files.move(directory.resolve("PXEDOCK"), odd.resolve("PXEDOCK"));
    try (RealShell at = new RealShell(shell, home, odd)) {
      at.completesTo("pxedock host show stor", "pxedock host show stor-01");
    }
  }
}
