package io.pxedock;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.Program;
import io.pxedock.fixture.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many operators at once on one work directory, each with a pxedock of his own. */
@Timeout(180)
class ManyProcessesIT {
  private static final int MANY = 20;

  @TempDir Path directory;

  @Test
  void addsEveryHostOnceAndGivesEachAnAddressOfItsOwn() throws Exception {
    Program.writeSite(directory);
    List<Program> running = new ArrayList<>();
    for (int i = 1; i <= MANY; i++) {
      String mac = String.format("52:54:00:00:00:%02x", i);
      running.add(Program.start(directory, "host", "add", "cpu-" + i, "--mac", mac, "--no-reload"));
    }
    for (Program program : running) {
      Program.Result result = program.result();
      assertThat(result.code()).as(result.err()).isZero();
    }
    List<String> hosts = Files.readAllLines(directory.resolve("conf/hosts"));
    List<String> dhcpHosts = Files.readAllLines(directory.resolve("conf/dhcphosts"));
    assertThat(hosts.get(0) + dhcpHosts.get(0)).isEqualTo("# hosts# dhcphosts");
    List<String> added = hosts.subList(1, hosts.size());
    assertThat(added).hasSize(MANY).allMatch(line -> line.matches("192\\.168\\.0\\.\\d+ cpu-\\d+"));
    assertThat(new HashSet<>(added.stream().map(line -> line.split(" ")[0]).toList()))
        .as("different addresses")
        .hasSize(MANY);
    assertThat(dhcpHosts.subList(1, dhcpHosts.size()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> String.format("52:54:00:00:00:%02x,cpu-%d,infinite", i, i))
                .toList());
    assertThat(Program.run(directory, "history", "-o", "csv").out().lines().skip(1))
        .hasSize(MANY)
        .allMatch(line -> line.contains(",done,"));
    assertThat(Program.run(directory, "conf", "check", "-o", "csv").out().lines().skip(1))
        .noneMatch(line -> line.contains("duplicate"));
    assertThat(Tree.leftovers(directory)).isEmpty();
  }

  @Test
  void letsOneOfManyHaveTheSameHost() throws Exception {
    Program.writeSite(directory);
    List<Program> running = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      running.add(
          Program.start(directory, "host", "add", "cpu-1", "--mac", "525400000001", "--no-reload"));
    }
    List<Integer> codes = new ArrayList<>();
    for (Program program : running) {
      codes.add(program.result().code());
    }
    assertThat(codes).containsExactlyInAnyOrder(0, 3, 3, 3, 3, 3);
    assertThat(Files.readAllLines(directory.resolve("conf/hosts"))).hasSize(2);
  }
}
