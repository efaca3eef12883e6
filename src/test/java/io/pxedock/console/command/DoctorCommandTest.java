package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.core.diagnosis.SafeFix;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.Remedy;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoctorCommandTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

  @RegisterExtension private final TestSite site = TestSite.forEachTest();

  private Typed.Result run(String... words) {
    return new Typed(site).run(words);
  }

  private JsonNode checks() throws Exception {
    return new ObjectMapper().readTree(run("-o", "json", "doctor").out()).get("checks");
  }

  private JsonNode check(String code) throws Exception {
    for (JsonNode check : checks()) {
      if (check.get("code").asText().equals(code)) {
        return check;
      }
    }
    throw new AssertionError("no check has the code " + code);
  }

  @Test
  void aHealthySiteHasEveryLinkAndNoProblem() {
    Typed.Result result = run("doctor");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("no problems found");
  }

  @Test
  void theLinksComeInTheOrderOfABoot() throws Exception {
    site.write("conf/dhcphosts", "52:54:00:00:00:01,nobody\n");
    List<String> links = new ArrayList<>();
    checks().forEach(check -> links.add(check.get("link").asText()));
    assertThat(links.stream().distinct())
        .containsExactly(
            "docker",
            "bridge",
            "port",
            "network",
            "container",
            "dnsmasq",
            "tftp",
            "images",
            "boots");
  }

  @Test
  void aProblemHasItsLineAsEvidence() throws Exception {
    site.write("conf/dhcphosts", "52:54:00:00:00:01,nobody\n");
    JsonNode check = check("no-address");
    assertThat(check.get("evidence").get(0).get("where").asText()).isEqualTo("conf/dhcphosts:1");
    assertThat(check.get("evidence").get(0).get("what").asText())
        .isEqualTo("52:54:00:00:00:01,nobody");
  }

  @Test
  void aProblemOfTheConfigurationIsToldOnce() {
    site.write("conf/dnsmasq.conf", site.text("conf/dnsmasq.conf") + "no-such-option\n");
    assertThat(run("doctor").out().split("does-not-start", -1)).hasSize(2);
  }

  @Test
  void aLinkThatOnlyNeedsAnotherIsNotCounted() {
    site.sandbox().faults().takeLinkDown();
    assertThat(run("doctor").out()).contains("1 error, 0 warnings");
  }

  @Test
  void anErrorIsExitFive() {
    site.sandbox().faults().setTag(9);
    assertThat(run("doctor").code()).isEqualTo(5);
  }

  @Test
  void aWrongTagIsNotFixedByItself() throws Exception {
    site.sandbox().faults().setTag(9);
    assertThat(check("wrong-tag").get("safe").asBoolean()).isFalse();
  }

  @Test
  void fixSetsTheLinkUp() {
    site.sandbox().faults().takeLinkDown();
    assertThat(run("--yes", "doctor", "--fix").code()).isZero();
    assertThat(run("doctor").code()).isZero();
  }

  @Test
  void fixLoadsChangesAndSetsTheLinkUpAsOneChange() {
    site.sandbox().faults().takeLinkDown();
    run("--yes", "host", "add", "cpu-77", "--mac", "52:54:00:00:00:77", "--no-reload");
    Typed typed = new Typed(site).answering(true);
    assertThat(typed.run("doctor", "--fix").code()).isZero();
    assertThat(typed.questions()).hasSize(1);
    assertThat(run("-o", "json", "status").out()).contains("\"pending\" : \"none\"");
  }

  @Test
  void fixClearsTheFlagOfAHostThatHasBooted911AndUndoSetsItAgain() throws Exception {
    run("--yes", "911", "set", "cpu-01");
    site.sandbox().node(MAC).boot();
    run("--yes", "doctor", "--fix");
    assertThat(site.flag(MAC.text())).isNull();
    run("--yes", "undo");
    assertThat(site.flag(MAC.text())).isEqualTo("-> 911boot");
  }

  @Test
  void fixChangesNothingWhereNothingIsSafe() {
    site.sandbox().faults().setTag(9);
    Typed.Result result = run("--yes", "doctor", "--fix");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains("no problem has a safe fix");
  }

  @Test
  void aDryRunFixesNothing() {
    site.sandbox().faults().takeLinkDown();
    assertThat(run("--dry-run", "doctor", "--fix").out()).contains("ip link set");
    assertThat(run("doctor").code()).isEqualTo(5);
  }

  @Test
  void aRemedyThatAsksForMoreThanItsCommandIsNotSafe() {
    assertThat(SafeFix.of(Remedy.command("pxedock", "start").prefixed("correct that, then ")))
        .isEmpty();
  }

  @Test
  void aSafeRemedyIsKnownByItsCommand_whateverItsWords() {
    Remedy reworded = new Remedy("bring it up again", List.of("pxedock", "start"), true);
    assertThat(SafeFix.of(reworded)).isPresent();
  }

  @Test
  void aFlagOfAMachineThatIsNotRegisteredIsNotClearedByItself() {
    assertThat(SafeFix.of(Remedy.run("pxedock", "911", "clear", MAC.text()))).isEmpty();
  }
}
