package io.pxedock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pxedock.fixture.Program;
import io.pxedock.fixture.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a script uses it. */
@Timeout(120)
class ProgramIT {
  @TempDir Path directory;
  private Path workdir;

  @BeforeEach
  void writeASite() throws Exception {
    workdir = Files.createDirectory(directory.resolve("PXEDOCK"));
    Program.writeSite(workdir);
  }

  private Program.Result fails(int code, String... words) throws Exception {
    Program.Result result = Program.run(workdir, words);
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("pxedock: ").matches("[^\\p{Cc}]+\n");
    return result;
  }

  @Test
  void addsAHostAndTakesItBack() throws Exception {
    Map<String, String> before = Tree.ofSite(workdir);
    Program.Result added =
        Program.run(workdir, "host", "add", "cpu-01", "--mac", "525400000001", "--no-reload");
    assertThat(added.code()).as(added.err()).isZero();
    assertThat(added.out()).isEqualTo("cpu-01 has 192.168.0.2 on 52:54:00:00:00:01\n");
    assertThat(added.err()).isEqualTo("note: not loaded yet: run 'pxedock reload'\n");
    // Without Docker nothing can be reloaded.
    assertThat(fails(4, "undo", "-y").err()).contains("add --no-reload to write the files only");
    assertThat(Tree.ofSite(workdir)).isNotEqualTo(before);
    assertThat(Program.run(workdir, "undo", "-y", "--no-reload").code()).isZero();
    assertThat(Tree.ofSite(workdir)).isEqualTo(before);
  }

  @Test
  void endsWithTheContractsCodes() throws Exception {
    fails(2, "host", "add");
    fails(3, "host", "show", "nobody");
    fails(4, "reload");
    assertThat(Program.run(workdir, "status").code()).isEqualTo(5);
  }

  @Test
  void saysThatThereIsNoSuchWorkDirectory() throws Exception {
    workdir = workdir.resolve("gone");
    assertThat(fails(4, "host", "list").err())
        .isEqualTo("pxedock: there is no directory " + workdir + "; give another with -w\n");
  }

  @Test
  void refusesSettingsThatAreNone() throws Exception {
    Files.writeString(workdir.resolve("pxedock.conf"), "# site\nsubnet=192.168.0.0\n");
    assertThat(fails(3, "host", "list").err())
        .isEqualTo(
            "pxedock: '192.168.0.0' is not an IPv4 network (pxedock.conf:2);"
                + " write it as address/length, such as 192.168.0.0/24\n");
  }

  @Test
  void refusesADockerAddressThatIsNone() throws Exception {
    for (String address : List.of("nonsense", "http://", "tcp://host:port", "unix://")) {
      Files.writeString(workdir.resolve("pxedock.conf"), "docker-host=" + address + "\n");
      Program.Result result = Program.run(workdir, "reload");
      assertThat(result.code()).as(address + ": " + result.err()).isBetween(3, 4);
      assertThat(result.err()).as(address).startsWith("pxedock: ").matches("[^\\p{Cc}]+\n");
      assertThat(result.err()).as(address).doesNotContain("defect");
    }
  }

  @Test
  void answersInJsonAndNothingElse() throws Exception {
    String out = Program.run(workdir, "status", "-o", "json").out();
    assertThat(new ObjectMapper().readTree(out).get("docker").get("state").asText())
        .isEqualTo("failed");
  }

  @Test
  void writesUtf8InAnyLocale() throws Exception {
    Files.writeString(workdir.resolve("conf/dnsmasq.conf"), "# é\naddn-hosts=/conf/hosts\n");
    assertThat(Program.run(workdir, "conf", "show").out()).startsWith("# é\n");
  }

  @Test
  void showsItsVersionAndHelpOnStdout() throws Exception {
    for (String option : List.of("--version", "--help")) {
      Program.Result result =
          Program.start(List.of(System.getProperty("pxedock.program"), option)).result();
      assertThat(result.code()).isZero();
      assertThat(result.out()).startsWith(option.equals("--version") ? "pxedock 0" : "Usage");
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void setsUpThePretendedMachineWithAnswersOfOnesOwn() throws Exception {
    String words = "demo setup --yes --tag 2311 --images container";
    List<String> command = new ArrayList<>(List.of(System.getProperty("pxedock.program")));
    command.addAll(List.of(words.split(" ")));
    Program.Result result = Program.start(command).result();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("http://192.168.0.241/ has initrd.gz");
  }

  @Test
  void runsTheDemo() throws Exception {
    Program.Result result =
        Program.start(
                List.of(
                    System.getProperty("pxedock.program"),
                    "demo",
                    "--quiet",
                    "--hosts",
                    "6",
                    "host",
                    "list",
                    "-o",
                    "csv"))
            .result();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines()).hasSize(7);
  }
}
