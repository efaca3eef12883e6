package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.TestSite;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TimelineCommandTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();
  @TempDir Path directory;
  private Typed typed;

  @BeforeEach
  void openASite() {
    typed = new Typed(site);
  }

  private static List<String> boot(int minute) {
    String time = String.format("2026-01-05T03:%02d:0", minute);
    String mac = "52:54:00:00:00:01";
    String cfg = "pxelinux.cfg/01-52-54-00-00-00-01";
    return List.of(
        time + "0Z dnsmasq-dhcp[1]: 7 DHCPDISCOVER(eth0) " + mac,
        time + "1Z dnsmasq-dhcp[1]: 7 DHCPOFFER(eth0) 192.168.0.11 " + mac,
        time + "2Z dnsmasq-dhcp[1]: 7 DHCPREQUEST(eth0) 192.168.0.11 " + mac,
        time + "3Z dnsmasq-dhcp[1]: 7 DHCPACK(eth0) 192.168.0.11 " + mac + " cpu-01",
        time + "4Z dnsmasq-tftp[1]: sent /tftpboot/pxelinux.0 to 192.168.0.11",
        time + "5Z dnsmasq-tftp[1]: sent /tftpboot/" + cfg + " to 192.168.0.11",
        time + "6Z dnsmasq-tftp[1]: sent /tftpboot/vmlinuz-4 to 192.168.0.11",
        time + "9Z dnsmasq-tftp[1]: sent /tftpboot/initrd.gz to 192.168.0.11");
  }

  private Path saved(String name, List<String> lines) throws IOException {
    Path file = directory.resolve(name);
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(text);
    }
    return file;
  }

  private JsonNode json(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("timeline", "-o", "json"));
    all.addAll(List.of(words));
    Typed.Result result = typed.run(all.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void aSavedLogIsShownInTheContractsKeys() throws Exception {
    JsonNode boots = json("--from-log", saved("log", boot(0)).toString());
    assertThat(boots).hasSize(1);
    JsonNode boot = boots.get(0);
    assertThat(boot.get("host").textValue()).isEqualTo("cpu-01");
    assertThat(boot.get("ip").textValue()).isEqualTo("192.168.0.11");
    assertThat(boot.get("start").textValue()).isEqualTo("2026-01-05T03:00:00Z");
    assertThat(boot.get("outcome").textValue()).isEqualTo("booted");
    assertThat(boot.get("stuckAt").isNull()).isTrue();
    assertThat(boot.get("stages").findValuesAsText("stage"))
        .containsExactly(
            "discover", "offer", "request", "ack", "nbp", "config", "kernel", "initrd");
    assertThat(boot.get("stages").get(7).toString())
        .isEqualTo(
            "{\"stage\":\"initrd\",\"at\":\"2026-01-05T03:00:09Z\",\"ms\":3000,"
                + "\"file\":\"initrd.gz\"}");
  }

  @Test
  void rotatedAndPackedPartsAreReadToo() throws Exception {
    saved("log.2.gz", boot(0));
    saved("log.1", boot(10));
    JsonNode boots = json("--from-log", saved("log", boot(20)).toString());
    assertThat(boots.findValuesAsText("start"))
        .containsExactly("2026-01-05T03:00:00Z", "2026-01-05T03:10:00Z", "2026-01-05T03:20:00Z");
  }

  @Test
  void onlyBootsSinceThenAreShown() throws Exception {
    saved("log.1", boot(10));
    String file = saved("log", boot(20)).toString();
    assertThat(json("--from-log", file, "--since", "2026-01-05T03:15:00Z")).hasSize(1);
  }

  @Test
  void aHostIsNamedByItsNameAddressOrMac() throws Exception {
    String file = saved("log", boot(0)).toString();
    assertThat(json("--from-log", file, "cpu-01")).hasSize(1);
    assertThat(json("--from-log", file, "192.168.0.11")).hasSize(1);
    assertThat(json("--from-log", file, "5254.0000.0001")).hasSize(1);
    assertThat(json("--from-log", file, "cpu-02")).isEmpty();
    assertThat(typed.run("timeline", "--from-log", file, "nobody").code()).isEqualTo(3);
  }

  @Test
  void aDamagedOrForeignFileIsOneLine() throws Exception {
    Path packed = saved("log.gz", boot(0));
    Files.write(packed, java.util.Arrays.copyOf(Files.readAllBytes(packed), 40));
    assertThat(typed.run("timeline", "--from-log", packed.toString()))
        .matches(r -> r.code() == 4 && r.errors().size() == 1);
    String foreign = saved("other", List.of("hello")).toString();
    assertThat(typed.run("timeline", "--from-log", foreign))
        .matches(r -> r.code() == 3 && r.errors().size() == 1);
    assertThat(typed.run("timeline", "--from-log", directory.resolve("none").toString()).code())
        .isEqualTo(4);
  }

  @Test
  void textFromTheLogCannotMoveTheCursor() throws Exception {
    List<String> lines = new ArrayList<>(boot(0).subList(0, 3));
    lines.add(boot(0).get(3).replace("cpu-01", "x\u001b[2J"));
    String file = saved("log", lines).toString();
    assertThat(typed.run("timeline", "--from-log", file).out()).doesNotContain("\u001b");
  }

  @Test
  void theContainersOwnLogIsShown() {
    assertThat(typed.run("timeline")).matches(r -> r.code() == 0 && !r.out().isEmpty());
  }
}
