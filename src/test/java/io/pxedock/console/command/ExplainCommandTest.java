package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.core.diagnosis.Cause;
import io.pxedock.fixture.Sessions;
import io.pxedock.fixture.TestSite;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

class ExplainCommandTest {
  private static final Pattern COMMAND =
      Pattern.compile("pxedock ((?:[a-z0-9]+)(?: [a-z]+)?)((?: (?!--)[A-Za-z]+)*(?: --[a-z-]+)?)");

  @RegisterExtension private final TestSite site = TestSite.forEachTest();

  @Test
  void aCodeIsExplainedInFourSentences() {
    Typed.Result result = new Typed(site).run("explain", "port-down");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("port-down  The link"),
            line -> assertThat(line).startsWith("  then   Docker and dnsmasq"),
            line -> assertThat(line).startsWith("  fix    ip link set"),
            line -> assertThat(line).startsWith("  avoid  pxedock setup"));
  }

  @Test
  void asJsonEachSentenceHasAKey() throws Exception {
    JsonNode node =
        new ObjectMapper().readTree(new Typed(site).run("-o", "json", "explain", "bad-mac").out());
    assertThat(node.fieldNames())
        .toIterable()
        .containsExactly("code", "meaning", "behaviour", "fix", "prevention");
  }

  @Test
  void withoutACodeAllAreListed() {
    assertThat(new Typed(site).run("explain").out().lines()).hasSize(Cause.all().size() + 1);
  }

  @Test
  void aMisspeltCodeIsRefusedWithTheOneThatIsMeant() {
    Typed.Result result = new Typed(site).run("explain", "port-dwn");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("there is no code 'port-dwn'; did you mean port-down?");
  }

  /** Each command in the stories exists, with its options. */
  @Test
  void theStoriesNameCommandsThatExist() {
    CommandLine root = CommandLines.create(Sessions.ofGrammar());
    List<String> missing = new ArrayList<>();
    for (Cause cause : Cause.all()) {
      Matcher m = COMMAND.matcher(cause.fix() + " " + cause.prevention() + " " + cause.behaviour());
      while (m.find()) {
        if (!exists(root, m.group(1).split(" "), m.group(2))) {
          missing.add(cause.code() + ": " + m.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean exists(CommandLine root, String[] words, String rest) {
    CommandLine first = root.getSubcommands().get(words[0]);
    if (first == null) {
      return false;
    }
    boolean isGroup = !first.getSubcommands().isEmpty();
    CommandLine last =
        isGroup && words.length > 1 ? first.getSubcommands().get(words[1]) : isGroup ? null : first;
    if (last == null) {
      return false;
    }
    Matcher option = Pattern.compile("--[a-z-]+").matcher(rest);
    return !option.find() || last.getCommandSpec().findOption(option.group()) != null;
  }
}
