package io.pxedock.console.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.command.CommandLines;
import io.pxedock.core.hosts.UnknownMachine;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.fixture.Sessions;
import io.pxedock.model.FileLine;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;

class CompletionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CommandSpec GRAMMAR =
      CommandLines.create(Sessions.ofGrammar()).getCommandSpec();
  private static final Known KNOWN =
      new Known(
          NOW,
          List.of(
              host("cpu-01", "cpu-01.site.example", 11, "52:54:00:00:00:01", true),
              host("cpu-02", "cpu-02.site.example", 12, "52:54:00:00:00:02", false),
              host("stor-01", "", 31, "52:54:00:00:00:03", false),
              host("bare", "", 40, null, false),
              host("bad\u001b[2J", "", 41, "52:54:00:00:00:05", false)),
          List.of(
              new UnknownMachine(MacAddress.parse("52:54:00:12:34:56"), NOW.minusSeconds(40)),
              new UnknownMachine(MacAddress.parse("52:54:00:12:99:99"), NOW.minusSeconds(7200))),
          List.of(Ipv4Address.parse("192.168.0.2")),
          () -> List.of(change(7, "911 set cpu-01"), change(3, "host add cpu-02")),
          () -> List.of("jumpscale/pxeboot:latest", "pxedock/pxeboot:2.90-1"));

  private static Host host(String name, String fqdn, int last, String mac, boolean armed) {
    return new Host(
        name,
        fqdn,
        Ipv4Address.parse("192.168.0." + last),
        mac == null ? null : MacAddress.parse(mac),
        new FileLine("conf/hosts", 1),
        mac == null ? null : new FileLine("conf/dhcphosts", 1),
        armed ? new RescueFlag(Path.of("01-x"), RescueFlag.Kind.LINK, NOW) : null,
        null,
        List.of());
  }

  private static JournalEntry change(int number, String title) {
    return new JournalEntry(
        number,
        NOW.minusSeconds(60),
        "op",
        title,
        "",
        "",
        "none",
        0,
        0,
        "",
        false,
        JournalEntry.State.DONE,
        "",
        List.of());
  }

  private static Suggestions complete(String line) {
    TypedLine typed = TypedLine.parse(line);
    List<String> words = new ArrayList<>(typed.arguments());
    if (line.isEmpty() || line.endsWith(" ")) {
      words.add("");
    }
    return Completion.of(GRAMMAR, words, KNOWN);
  }

  private static String values(String line) {
    return String.join(" ", complete(line).all().stream().map(Suggestion::value).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "ho                           | host",
        "pxedock ho                   | host",
        "host                         | host",
        "§host §                      | list show unknown add edit remove",
        "host s                       | show",
        "9                            | 911",
        "§911 §                       | set clear list build show",
        "§host show §                 | cpu-01 cpu-02 stor-01 bare",
        "host show c                  | cpu-01 cpu-02",
        "host show CPU-01             | cpu-01",
        "host show cpu-01.            | cpu-01.site.example",
        "host show 192.168.0.1        | 192.168.0.11 192.168.0.12",
        "host show 52:54:00:00:00:0   | 52:54:00:00:00:01 52:54:00:00:00:02 52:54:00:00:00:03 52:54:00:00:00:05",
        "host show 52-54-00-00-00-01  | 52:54:00:00:00:01",
        "host show 5254.0000.0001     | 52:54:00:00:00:01",
        "host show 525400000001       | 52:54:00:00:00:01",
        "911 set 00:02                | cpu-02",
        "911 set 00-02                | cpu-02",
        "911 set 000002               | cpu-02",
        "host add x --mac 9999        | 52:54:00:12:99:99",
        "host add x --mac=99:99       | --mac=52:54:00:12:99:99",
        "911 set 02                   | §§",
        "§host show cpu-01 §          | §§",
        "§911 set cpu-01 §            | cpu-02 stor-01 bare",
        "§911 set 192.168.0.11 §      | cpu-02 stor-01 bare",
        "§911 set 5254.0000.0001 §    | cpu-02 stor-01 bare",
        "§911 clear §                 | cpu-01",
        "§host add x --mac §          | 52:54:00:12:34:56 52:54:00:12:99:99",
        "host add x --mac 52:5        | 52:54:00:12:34:56 52:54:00:12:99:99",
        "host add x --mac 525400123   | 52:54:00:12:34:56",
        "host add x --mac=525400123   | --mac=52:54:00:12:34:56",
        "§host add x --ip §           | 192.168.0.2",
        "§host add §                  | bare",
        "§host add cpu-09 --fqdn §    | cpu-09.site.example",
        "§host add cpu-09 §           | --mac --ip --fqdn --from --no-reload",
        "§host add cpu-09 --mac x §   | --ip --fqdn --from --no-reload",
        "host list --o                | --output",
        "host list -o                 | -o",
        "§host list -o §              | table json csv",
        "host list -o j               | json",
        "host list --output=c         | --output=csv",
        "host list --color a          | auto always",
        "host list -o json --o        | §§",
        "§undo §                      | 7 3",
        "§image use §                 | jumpscale/pxeboot:latest pxedock/pxeboot:2.90-1",
        "image use px                 | pxedock/pxeboot:2.90-1",
        "§completion §                | bash zsh fish",
        "hsot l                       | §§",
        "§host list extra §           | cpu-01 cpu-02 stor-01 bare 911 problem unknown seen<2h name: mac: ip: state:",
        "§host show -- §              | cpu-01 cpu-02 stor-01 bare",
        "host show -- -               | §§",
        "§logs --tail §               | §§",
        "§setup --persist §           | no networkd ifupdown netplan",
        "setup --images c             | container",
        "§setup --bridge §            | §§",
      })
  void aLineGoesOnWith(String line, String values) {
    assertThat(values(line)).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource({
    "525, 52:5",
    "52-5, 52:5",
    "52-54-, 52:54:",
    "5254., 52:54:",
    "5254.0, 52:54:0",
    "5254.001, 52:54:00:1",
    "525400123456, 52:54:00:12:34:56",
    "52:54:00:1, 52:54:00:1",
  })
  void aMacIsSpelledOnAsItWillBeInserted(String typed, String spelling) {
    assertThat(complete("host add x --mac " + typed).typed()).isEqualTo(spelling);
  }

  @Test
  void aNameInUpperCaseIsSpelledAsItIsWritten() {
    assertThat(complete("host show CPU-0").typed()).isEqualTo("cpu-0");
  }

  @Test
  void eachSuggestionSaysWhatItIs() {
    assertThat(complete("host show cpu-01").all())
        .containsExactly(new Suggestion("cpu-01", "hosts", "192.168.0.11 52:54:00:00:00:01", true));
    assertThat(complete("host add x --mac 52:54:00:12:34").all())
        .containsExactly(
            new Suggestion(
                "52:54:00:12:34:56", "MACs seen and not registered", "seen 40 s ago", true));
    assertThat(complete("undo 7").all())
        .containsExactly(new Suggestion("7", "changes", "911 set cpu-01, 60 s ago", true));
    assertThat(complete("logs --t").all().get(0).description())
        .isEqualTo("The number of lines to begin with (default: 50; with --since all).");
  }

  @Test
  void theOptionsOfTheCommandStandBeforeThoseOfEveryCommand() {
    assertThat(complete("host add x -").all().stream().map(Suggestion::group).distinct())
        .containsExactly("options", "global options");
  }

  @Test
  void commandsCompleteWhenNothingIsKnownOfTheSite() {
    assertThat(Completion.of(GRAMMAR, List.of("host", "sh"), Known.NOTHING).all()).hasSize(1);
    assertThat(Completion.of(GRAMMAR, List.of("host", "show", ""), Known.NOTHING).all()).isEmpty();
  }
}
