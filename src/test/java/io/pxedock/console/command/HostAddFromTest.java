package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several hosts registered from lines of a file, as one change. */
class HostAddFromTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private Typed.Result from(String text, String... options) {
    site.write("new.txt", text);
    List<String> words =
        Stream.concat(
                Stream.of("host", "add", "--from", site.workdir().resolve("new.txt").toString()),
                Arrays.stream(options))
            .toList();
    return new Typed(site).run(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu-05 5254.0000.0005\ncpu-06 52-54-00-00-00-06 192.168.0.66 cpu-06.pxe.example\n",
        "cpu-05\t525400000005\r\ncpu-06\t525400000006\t192.168.0.66\tcpu-06.pxe.example\r\n",
        "# new rack\n\n52:54:00:00:00:05,cpu-05\n192.168.0.66, 52:54:00:00:00:06, cpu-06,"
            + " cpu-06.pxe.example # top\n",
        "name,fqdn,ip,mac,boot911\ncpu-05,,,52:54:00:00:00:05,false\n"
            + "\"cpu-06\",cpu-06.pxe.example,192.168.0.66,52:54:00:00:00:06,false\n"
      })
  void anyUsualSeparationIsRead(String text) {
    Typed.Result result = from(text, "--yes");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("2 hosts are registered: cpu-05 cpu-06");
    assertThat(site.dhcpHosts())
        .contains("52:54:00:00:00:05,cpu-05,infinite\n")
        .contains("52:54:00:00:00:06,cpu-06,infinite\n");
    assertThat(site.hosts()).contains("192.168.0.66 cpu-06.pxe.example cpu-06\n");
    assertThat(site.engine().journal().entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cpu-05 525400000005/cpu-05 525400000006       | the name cpu-05 is that of cpu-05
          cpu-05 525400000005/cpu-06 525400000005       | MAC 52:54:00:00:00:05 is that of cpu-05
          cpu-05 525400000005 192.168.0.77/x-6 525400000006 192.168.0.77 | 192.168.0.77 is that of cpu-05
          cpu-05 525400000005/cpu-01 525400000006       | the name cpu-01 is taken by cpu-01
          cpu-05 525400000005/cpu-06 52540000000        | is neither a name, a MAC
          cpu-05 525400000005/cpu-06                    | this line has no MAC
          cpu-05 525400000005/525400000006              | this line has no name
          cpu-05 525400000005/cpu-06 525400000006 10.0.0.1 | 10.0.0.1 is not a host address
          """)
  void oneBadLineLeavesEverythingAsItIsAndIsNamed(String lines, String message) {
    String before = site.dhcpHosts();
    Typed.Result result = from(lines.replace('/', '\n') + "\n", "--yes");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.errors()).singleElement().asString().contains(message);
    assertThat(site.dhcpHosts()).isEqualTo(before);
  }

  @Test
  void anErrorNamesFileAndLine() {
    assertThat(from("cpu-05 525400000005\ncpu-06\n", "--yes").err()).contains("new.txt:2)");
  }

  @Test
  void addressesThatAreGivenAreNotHandedOutAsFreeOnes() {
    Typed.Result result =
        from("a-1 525400000005\na-2 525400000006 192.168.0.2\na-3 525400000007\n", "--yes");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(site.hosts())
        .contains("192.168.0.2 a-2\n")
        .contains("192.168.0.3 a-1\n")
        .contains("192.168.0.4 a-3\n");
  }

  @Test
  void severalAreAskedForOnce() {
    site.write("new.txt", "cpu-05 525400000005\ncpu-06 525400000006\ncpu-07 525400000007\n");
    Typed typed = new Typed(site).answering(true);
    typed.run("host", "add", "--from", site.workdir().resolve("new.txt").toString());
    assertThat(typed.questions()).containsExactly("Register 3 hosts: cpu-[05-07]?");
  }

  @Test
  void aHostWithoutAMacIsWrongUsage() {
    Typed.Result result = new Typed(site).run("host", "add", "cpu-05");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("a host needs --mac");
  }
}
