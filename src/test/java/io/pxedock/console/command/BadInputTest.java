package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import io.pxedock.fixture.Tree;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input in every argument and option: the contract's exit code, one line, and no answer. */
class BadInputTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Typed typed;

  @BeforeEach
  void openASite() {
    typed = new Typed(site);
  }

  private void failsInOneLine(int code, String... words) {
    Map<String, String> before = Tree.of(site.workdir());
    Typed.Result result = typed.run(words);
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.errors()).singleElement().asString().matches("pxedock: [^\\p{Cc}\\p{Cf}]+");
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "nosuch",
        "--nosuch",
        "-q",
        "''",
        "host",
        "911",
        "conf",
        "host nosuch",
        "911 nosuch",
        "conf nosuch",
        "status extra",
        "status --watch=maybe",
        "host list seen<2x",
        "host show",
        "host show a b",
        "host add",
        "host add new",
        "host add new --mac",
        "host add --mac",
        "host add new --mac 52:54:00:00:00:09 --ip",
        "host add new --mac 52:54:00:00:00:09 --nosuch",
        "host add a b --mac 52:54:00:00:00:09",
        "host add new --mac a --mac b",
        "host edit",
        "host edit cpu-01",
        "host edit cpu-01 --no-reload",
        "host edit cpu-01 cpu-02 --ip 1.2.3.4",
        "host edit cpu-01 --mac",
        "host edit cpu-01 --name",
        "host edit cpu-01 --fqdn",
        "host remove",
        "host remove --all",
        "host remove cpu-[1",
        "host remove cpu-[02-01]",
        "911 set",
        "911 set --reason",
        "911 set cpu-01 --reason",
        "911 set cpu-[1-9999]",
        "911 clear",
        "911 clear cpu-01 --all",
        "911 list seen<2x",
        "reload extra",
        "restart extra",
        "start extra",
        "stop extra",
        "logs seen<2x",
        "logs --tail",
        "logs --tail x",
        "logs --tail -1",
        "logs --tail 1000001",
        "logs --tail 99999999999",
        "history seen<2x",
        "undo x",
        "undo 1 2",
        "undo 1.5",
        "undo 99999999999",
        "conf show extra",
        "conf check extra",
        "demo --hosts",
        "demo --hosts x",
        "demo --hosts -1",
        "demo --hosts 20001",
        "demo demo",
        "-o",
        "-o xml status",
        "-o '' host list",
        "--color sometimes status",
        "--color",
        "-w",
        "--yes=maybe status",
        "status -o csv",
        "host show cpu-01 -o csv",
        "--version=1",
        "completion",
        "-w /tmp status"
      })
  void callsItWrongUsage(String line) {
    failsInOneLine(2, words(line));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "host show nobody",
        "host show ''",
        "host show 192.168.0.99",
        "host show 52:54:00:00:00:99",
        "host add '' --mac 52:54:00:00:00:09",
        "host add new --mac ''",
        "host add new --mac 52:54:00:00:00",
        "host add new --mac 5254000000",
        "host add new --mac 52:54:00:00:00:0g",
        "host add new --mac 01:00:5e:00:00:01",
        "host add new --mac ff:ff:ff:ff:ff:ff",
        "host add new --mac 00:00:00:00:00:00",
        "host add new --mac 52:54:00:00:00:09 --ip ''",
        "host add new --mac 52:54:00:00:00:09 --ip 1",
        "host add new --mac 52:54:00:00:00:09 --ip 192.168.0.300",
        "host add new --mac 52:54:00:00:00:09 --ip 192.168.000.019",
        "host add new --mac 52:54:00:00:00:09 --ip 192.168.0.19/24",
        "host add new --mac 52:54:00:00:00:09 --ip ::1",
        "host add new --mac 52:54:00:00:00:09 --fqdn ''",
        "host add new --mac 52:54:00:00:00:09 --fqdn a..b",
        "host add ne\u00fc --mac 52:54:00:00:00:09",
        "host add 'a b' --mac 52:54:00:00:00:09",
        "host add a,b --mac 52:54:00:00:00:09",
        "host add a#b --mac 52:54:00:00:00:09",
        "host edit nobody --ip 192.168.0.19",
        "host edit '' --ip 192.168.0.19",
        "host edit cpu-01 --mac ''",
        "host edit cpu-01 --mac x",
        "host edit cpu-01 --ip ''",
        "host edit cpu-01 --ip x",
        "host edit cpu-01 --name ''",
        "host edit cpu-01 --name a.b",
        "host edit cpu-01 --fqdn ''",
        "host edit cpu-01 --fqdn x",
        "host remove nobody -y",
        "host remove '' -y",
        "host remove cpu-01 nobody -y",
        "host remove cpu-[01-03] -y",
        "911 set nobody -y",
        "911 set '' -y",
        "911 clear nobody",
        "911 clear ''",
        "911 clear 52:54:00:00:00:99",
        "undo",
        "undo 0",
        "undo 7",
        "--read-only stop"
      })
  void refusesIt(String line) {
    failsInOneLine(3, words(line));
  }

  @Test
  void refusesANameThatBeginsWithAHyphen() {
    failsInOneLine(3, "host", "add", "--mac", "52:54:00:00:00:09", "--", "-x");
  }

  // A shell's words, with '' for an empty one.
  private static String[] words(String line) {
    String[] words = line.split(" (?=(?:[^']*'[^']*')*[^']*$)");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("'", "");
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reload", "restart", "start", "stop", "logs", "host add new --mac 525400000009"})
  void saysThatDockerCannotBeReached(String line) {
    site.sandbox().faults().stopDocker();
    failsInOneLine(4, words(line));
    assertThat(typed.run(words(line)).err()).contains("systemctl start docker");
  }

  @Test
  void callsASiteUnhealthyWhoseDockerCannotBeReached() {
    site.sandbox().faults().stopDocker();
    assertThat(typed.run("status").code()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host list",
        "host show cpu-01",
        "host add new --mac 525400000009 --no-reload",
        "911 set cpu-01 -y",
        "911 list",
        "conf show",
        "conf check",
        "history"
      })
  void hidesNothingElseWhenDockerIsAway(String line) {
    site.sandbox().faults().stopDocker();
    assertThat(typed.run(words(line)).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host list",
        "host show cpu-01",
        "host add new --mac 525400000009",
        "911 set cpu-01 -y",
        "911 list",
        "911 clear --all",
        "conf show",
        "conf check",
        "host remove cpu-01 -y"
      })
  void saysThatTheConfigurationIsMissing(String line) {
    site.delete("conf/dnsmasq.conf");
    failsInOneLine(4, words(line));
  }

  @Test
  void isNotHealthyWithABadLine() {
    site.write("conf/dhcphosts", "52:54:00:00:00:zz,bad\n");
    assertThat(typed.run("conf", "check").code()).isEqualTo(5);
    assertThat(typed.run("status").code()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host remove cpu-01", "911 set cpu-01", "restart", "stop"})
  void wantsYesWhenNobodyIsThereToAsk(String line) {
    failsInOneLine(2, words(line));
    assertThat(typed.run(words(line)).err()).contains("no terminal to ask on; add --yes");
  }

  @Test
  void changesNothingAfterANo() {
    typed.answering(true, false);
    Map<String, String> before = Tree.of(site.workdir());
    Typed.Result result = typed.run("911", "set", "ipmi-cpu-01");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).endsWith("pxedock: not confirmed, nothing is changed\n");
    assertThat(typed.questions()).hasSize(2);
    assertThat(Tree.of(site.workdir())).isEqualTo(before);
  }

  @Test
  void shows_withV_whereAnErrorCameFrom() {
    assertThat(typed.run("-v", "host", "show", "nobody").errors()).hasSizeGreaterThan(2);
  }

  @Test
  void helpOfACommandThatDoesNotExistIsWrongUsage() {
    Typed.Result result = typed.run("host", "nosuch", "--help");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("there is no command or argument 'nosuch' here");
  }
}
