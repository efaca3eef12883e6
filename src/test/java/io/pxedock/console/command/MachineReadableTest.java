package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.TestSite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and CSV: the contract's keys, one document, nothing else on stdout. */
class MachineReadableTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Typed typed;

  @BeforeEach
  void openASite() {
    typed = new Typed(site);
  }

  private JsonNode json(String line) throws Exception {
    Typed.Result result = typed.run((line + " -o json").split(" "));
    assertThat(result.out()).as(result.err()).isNotEmpty();
    return JSON.readerFor(JsonNode.class)
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readTree(result.out());
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @ParameterizedTest
  @CsvSource({
    "host show nobody, 3, there is no host 'nobody', see 'pxedock host list'",
    "hsot list, 2, 'there is no command or argument ''hsot'' here; did you mean host?', --help",
    "history seen<2x, 2, is not a time, write seen<2h",
  })
  void anErrorIsAnObjectOnStderr(String line, int code, String message, String remedy)
      throws Exception {
    Typed.Result result = typed.run((line + " -o json").split(" "));
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    JsonNode error = JSON.readTree(result.err()).get("error");
    assertThat(keys(error)).containsExactly("message", "place", "remedy", "exit");
    assertThat(error.get("message").asText()).contains(message.replace("''", "'"));
    assertThat(error.get("remedy").asText()).contains(remedy);
    assertThat(error.get("exit").asInt()).isEqualTo(code);
  }

  @Test
  void listsHosts() throws Exception {
    site.link("52:54:00:00:00:01", "911boot");
    JsonNode hosts = json("host list");
    assertThat(hosts).hasSize(4);
    assertThat(keys(hosts.get(0)))
        .containsExactly("name", "fqdn", "ip", "mac", "boot911", "problems");
    assertThat(hosts.get(0).toString())
        .isEqualTo(
            "{\"name\":\"cpu-01\",\"fqdn\":\"cpu-01.pxe.example\",\"ip\":\"192.168.0.11\","
                + "\"mac\":\"52:54:00:00:00:01\",\"boot911\":true,\"problems\":[]}");
  }

  @Test
  void listsWhatAHostLacksAsNull() throws Exception {
    site.write("conf/hosts", "192.168.0.11 lonely\n");
    site.write("conf/dhcphosts", "52:54:00:00:00:02,adrift\n");
    JsonNode hosts = json("host list");
    assertThat(hosts.get(0).get("ip").isNull()).isTrue();
    assertThat(hosts.get(1).get("mac").isNull()).isTrue();
    assertThat(hosts.get(1).get("boot911").isBoolean()).isTrue();
  }

  @Test
  void tellsEachProblemWithItsPlace() throws Exception {
    site.write("conf/dhcphosts", "52:54:00:00:00:01,cpu-01\n52:54:00:00:00:01,cpu-02\n");
    JsonNode problem = json("host list").get(0).get("problems").get(0);
    assertThat(keys(problem))
        .containsExactly("code", "severity", "message", "remedy", "file", "line");
    assertThat(problem.get("code").asText()).isEqualTo("duplicate-mac");
    assertThat(problem.get("severity").asText()).isEqualTo("error");
    assertThat(problem.get("file").asText()).isEqualTo("conf/dhcphosts");
    assertThat(problem.get("line").asInt()).isEqualTo(1);
  }

  @Test
  void tellsTheStatus() throws Exception {
    JsonNode status = json("status");
    assertThat(keys(status))
        .containsExactly(
            "docker",
            "bridge",
            "port",
            "network",
            "container",
            "dnsmasq",
            "tftp",
            "images",
            "boots",
            "hosts",
            "armed911",
            "pending",
            "problems");
    for (String link : keys(status).subList(0, 8)) {
      assertThat(status.get(link).get("state").asText()).as(link).isEqualTo("ok");
      assertThat(status.get(link).get("detail").isTextual()).as(link).isTrue();
    }
    assertThat(status.get("hosts").asInt()).isEqualTo(4);
    assertThat(status.get("armed911").asInt()).isZero();
    assertThat(status.get("pending").asText()).isEqualTo("none");
    assertThat(status.get("problems").isArray()).isTrue();
  }

  @Test
  void tellsTheStatusOfASiteThatCannotBeReached() throws Exception {
    site.sandbox().faults().stopDocker();
    site.sandbox().faults().stopSwitch();
    site.delete("conf/dnsmasq.conf");
    JsonNode status = json("status");
    assertThat(status.get("docker").get("state").asText()).isEqualTo("failed");
    assertThat(status.get("bridge").get("state").asText()).isEqualTo("unknown");
    assertThat(status.get("hosts").isNull()).isTrue();
    assertThat(status.get("armed911").isNull()).isTrue();
    assertThat(status.get("pending").asText()).isEqualTo("none");
  }

  @Test
  void saysThatNothingIsPending() throws Exception {
    assertThat(json("status").get("pending").asText()).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({"conf/hosts, reload", "conf/dnsmasq.conf, restart"})
  void saysInOneWordWhatAChangedFileWaitsFor(String file, String word) throws Exception {
    site.write(file, site.text(file) + "# changed\n");
    assertThat(json("status").get("pending").asText()).isEqualTo(word);
  }

  @Test
  void tellsAChange() throws Exception {
    JsonNode change = json("host add new --mac 525400000009 --ip 192.168.0.19");
    assertThat(keys(change))
        .containsExactlyInAnyOrder(
            "operation",
            "summary",
            "action",
            "files",
            "notes",
            "result",
            "change",
            "loaded_ms",
            "complaints");
    assertThat(change.get("operation").asText()).isEqualTo("host add new");
    assertThat(change.get("action").asText()).isEqualTo("reload");
    assertThat(change.get("result").asText()).isEqualTo("done");
    assertThat(change.get("change").asInt()).isEqualTo(1);
    assertThat(change.get("complaints").isArray()).isTrue();
    assertThat(change.get("notes").isArray()).isTrue();
    JsonNode file = change.get("files").get(0);
    assertThat(keys(file)).containsExactly("path", "before", "after", "diff");
    assertThat(file.get("path").asText()).isEqualTo("conf/hosts");
    assertThat(file.get("diff").asText()).contains("+192.168.0.19 new");
  }

  @Test
  void tellsWhetherAChangeIsOnlyPlannedOrNothing() throws Exception {
    assertThat(json("911 set cpu-01 -n").get("result").asText()).isEqualTo("planned");
    assertThat(json("911 set cpu-01 -y").get("result").asText()).isEqualTo("done");
    assertThat(json("911 set cpu-01 -y").get("result").asText()).isEqualTo("unchanged");
  }

  @Test
  void tellsTheHistory() throws Exception {
    typed.run("911", "set", "cpu-01", "-y", "--reason", "new \"disks\"\nand more");
    typed.run("undo", "-y");
    JsonNode history = json("history");
    assertThat(history).hasSize(2);
    assertThat(keys(history.get(0)))
        .containsExactly("number", "time", "when", "user", "change", "state", "outcome", "reason");
    assertThat(history.get(0).get("number").asInt()).isEqualTo(1);
    assertThat(history.get(0).get("state").asText()).isEqualTo("undone by 2");
    assertThat(history.get(0).get("reason").asText()).isEqualTo("new \"disks\"\nand more");
    assertThat(history.get(1).get("change").asText()).isEqualTo("undo 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host list",
        "host show cpu-01",
        "911 list",
        "history",
        "conf check",
        "conf show",
        "status"
      })
  void saysNothingButOneDocument(String line) throws Exception {
    site.write("conf/dhcphosts", "52:54:00:00:00:zz,bad\n" + site.dhcpHosts());
    assertThat(json(line).isContainerNode()).isTrue();
  }

  @Test
  void givesAnEmptyArrayForNothing() throws Exception {
    for (String line : List.of("911 list", "history")) {
      JsonNode nothing = json(line);
      assertThat(nothing.isArray()).as(line).isTrue();
      assertThat(nothing).as(line).isEmpty();
    }
  }

  @Test
  void listsHostsAsCsv() {
    assertThat(typed.run("host", "list", "-o", "csv").out())
        .startsWith(
            "name,fqdn,ip,mac,boot911,problems\n"
                + "cpu-01,cpu-01.pxe.example,192.168.0.11,52:54:00:00:00:01,false,\n");
  }

  @Test
  void quotesWhatCsvNeedsQuoted() {
    typed.run("911", "set", "cpu-01", "-y", "--reason", "a \"b\", c");
    assertThat(typed.run("history", "-o", "csv").out()).endsWith(",\"a \"\"b\"\", c\"\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host list", "911 list", "history", "conf check", "conf show"})
  void startsEveryCsvWithItsKeys(String line) {
    assertThat(typed.run((line + " -o csv").split(" ")).out().lines().findFirst().orElse(""))
        .matches("[a-z0-9]+(,[a-z0-9]+)+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"host list", "status", "host show cpu-01", "history", "911 list", "--help"})
  void pipesNoEscapeByte(String line) {
    Typed.Result result = typed.run(line.split(" "));
    assertThat(result.out() + result.err()).isNotEmpty().doesNotContain("\u001b");
  }

  @Test
  void coloursWhenTold() {
    assertThat(typed.run("host", "list", "--color", "always").out()).contains("\u001b[1m");
  }
}
