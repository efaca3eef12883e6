package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Escape sequences, newlines and reversed text in files, logs and words never come out as such. */
class HostileContentTest {
  /** Red, a window title, a bell, a C1 control, reversed text and a line separator. */
  private static final String EVIL = "\u001b[31m\u001b]0;x\u0007\u009b1m\u202egnp\u2028";

  private static final String EVIL_BYTES = bytes(EVIL);

  /** What a line of the log can hold. */
  private static final String EVIL_NAME = "ho\u001b[31m\u202e";

  private static final String MAC = "52:54:00:00:00:07";

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Typed typed;

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @BeforeEach
  void openASite() {
    site.has(
        "192.168.0.11 cpu-01 # "
            + EVIL_BYTES
            + "\n192.168.0.17 a"
            + EVIL_BYTES
            + "\n"
            + EVIL_BYTES
            + " b\n",
        "52:54:00:00:00:01,cpu-01 # "
            + EVIL_BYTES
            + "\n"
            + MAC
            + ",x"
            + EVIL_BYTES
            + "\n"
            + "52:54:00:00:00:08,\"q"
            + EVIL_BYTES
            + "\n"
            + "52:54:00:00:00:"
            + EVIL_BYTES
            + ",z\nset:"
            + EVIL_BYTES
            + ",s\n");
    site.write("conf/" + EVIL_NAME, "192.168.0.18 other\n");
    String conf = site.text("conf/dnsmasq.conf");
    site.write(
        "conf/dnsmasq.conf",
        conf
            + "addn-hosts=/conf/"
            + bytes(EVIL_NAME)
            + "\n# "
            + EVIL_BYTES
            + "\ndhcp-boot="
            + EVIL_BYTES
            + "\n");
    site.write(
        "tftpboot/pxelinux.cfg/911boot",
        "DEFAULT x\nLABEL x\nKERNEL " + EVIL_BYTES + "\nAPPEND http://x/" + EVIL_BYTES + "\n");
    site.write("tftpboot/pxelinux.cfg/" + EVIL, "x");
    site.link("52:54:00:00:00:01", EVIL + "/911boot");
    site.write("leases/dnsmasq.leases", "0 " + MAC + " 192.168.0.17 " + EVIL_BYTES + " *\n");
    site.sandbox().engine().restart("pxeboot", Duration.ZERO);
    // Only on paper: with it, dnsmasq would not start.
    site.write("conf/dnsmasq.conf", site.text("conf/dnsmasq.conf") + EVIL_BYTES + "\n");
    typed = new Typed(site);
  }

  private void isHarmless(Typed.Result result) {
    for (String text : List.of(result.out(), result.err())) {
      assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "status",
        "host list",
        "host show cpu-01",
        "host show 52:54:00:00:00:07",
        "host show 192.168.0.17",
        "host show 192.168.0.18",
        "911 list",
        "history",
        "conf show",
        "conf check",
        "logs",
        "reload",
        "host remove cpu-01 -n",
        "host remove 52:54:00:00:00:07 -n",
        "host remove 192.168.0.18 -n",
        "host remove 192.168.0.17 -n",
        "911 set cpu-01 -n",
        "911 clear cpu-01 -n",
        "host edit cpu-01 --ip 192.168.0.19 -n",
        "host edit 52:54:00:00:00:07 --mac 525400000009 -n",
        "host edit 192.168.0.18 --name q -n"
      })
  void showsItsEscapes(String line) {
    for (String form : List.of("table", "json", "csv")) {
      Typed.Result result = typed.run((line + " -o " + form).split(" "));
      isHarmless(result);
      assertThat(result.out() + result.err()).as(form).isNotEmpty();
    }
  }

  @Test
  void showsTheFilesOfAChangeThatIsMade() {
    isHarmless(typed.run("host", "remove", MAC, "-y"));
    isHarmless(typed.run("host", "remove", "192.168.0.18", "-y"));
    isHarmless(typed.run("911", "clear", "cpu-01", "-y"));
    isHarmless(typed.run("undo", "-y"));
    for (String form : List.of("table", "json", "csv")) {
      isHarmless(typed.run("history", "-o", form));
    }
  }

  @Test
  void reloads() {
    Typed.Result result = typed.run("reload");
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void asksHarmlessQuestions() {
    typed.answering(true, true, true);
    isHarmless(typed.run("host", "remove", MAC));
    assertThat(typed.questions())
        .singleElement()
        .asString()
        .contains("Remove")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "host show X",
        "host add X --mac 525400000009",
        "host add new --mac X",
        "host add new --mac 525400000009 --ip X",
        "host add new --mac 525400000009 --fqdn X",
        "host edit X --ip 1.2.3.4",
        "host edit cpu-01 --name X",
        "host remove X -y",
        "911 set X -y",
        "911 clear X",
        "undo X",
        "X",
        "--X",
        "host X",
        "logs --tail X",
        "-o X host list",
        "--color X status",
        "--read-only 911 set X",
        "host remove X",
        "host remove X[1-"
      })
  void repeatsHostileWordsHarmlessly(String line) {
    String[] words = line.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("X", "x\n" + EVIL);
    }
    Typed.Result result = typed.run(words);
    isHarmless(result);
    assertThat(result.code()).isBetween(2, 3);
    assertThat(result.errors()).hasSize(1);
  }

  @Test
  void keepsAHostileReasonHarmless() {
    site.delete("tftpboot/pxelinux.cfg/01-52-54-00-00-00-01");
    isHarmless(typed.run("911", "set", "cpu-01", "-y", "--reason", "x\n" + EVIL));
    for (String form : List.of("table", "json", "csv")) {
      isHarmless(typed.run("history", "-o", form));
    }
  }

  @Test
  void givesTheHostileReasonBackInJson() throws Exception {
    site.delete("tftpboot/pxelinux.cfg/01-52-54-00-00-00-01");
    typed.run("911", "set", "cpu-01", "-y", "--reason", EVIL);
    String out = typed.run("history", "-o", "json").out();
    assertThat(new ObjectMapper().readTree(out).get(0).get("reason").asText()).isEqualTo(EVIL);
  }

  @Test
  void showsWhatMachinesSendHarmlessly() throws Exception {
    site.sandbox().node(MacAddress.parse(MAC)).boot();
    isHarmless(typed.run("logs", "--tail", "100"));
  }
}
