package io.pxedock.core.hosts;

import static io.pxedock.fixture.Refusals.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRangeTest {
  @ParameterizedTest
  @CsvSource({
    "cpu-01 cpu-02 cpu-03, cpu-[01-03]",
    "cpu-01 cpu-02, cpu-01 cpu-02",
    "cpu-01 cpu-02 cpu-03 cpu-05, cpu-[01-03] cpu-05",
    "cpu-9 cpu-10 cpu-11 cpu-12, cpu-9 cpu-[10-12]",
    "a1.x a2.x a3.x b, a[1-3].x b",
    "stor-03 cpu-01 stor-02 stor-01, stor-[01-03] cpu-01",
    "x y z, x y z",
    "a[1 a[2 a[3, a[1 a[2 a[3",
    "[1 [2 [3, [1 [2 [3"
  })
  void runsAreFolded(String names, String folded) {
    assertThat(HostRange.fold(List.of(names.split(" ")))).containsExactly(folded.split(" "));
  }

  @Test
  void whatIsFoldedIsUnfoldedAgain() {
    List<String> names = List.of("r1-07", "r1-08", "r1-09", "r1-10", "123456", "123457", "123458");
    assertThat(HostRange.fold(names).stream().flatMap(w -> HostRange.expand(w).stream()))
        .containsExactlyElementsOf(names);
  }

  @ParameterizedTest
  @CsvSource({
    "cpu-01, cpu-01",
    "cpu-[01-03], cpu-01 cpu-02 cpu-03",
    "cpu-[9-11].x, cpu-9.x cpu-10.x cpu-11.x",
    "[07-07], 07",
  })
  void aWordIsUnfolded(String word, String names) {
    assertThat(HostRange.expand(word)).containsExactly(names.split(" "));
  }

  @Test
  void aRangeHasAThousandHostsAtMost() {
    assertThat(HostRange.expand("cpu-[1-1000]")).hasSize(1000).endsWith("cpu-1000");
    isNotARange("cpu-[0-1000]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "]", "cpu-[", "cpu-]", "cpu-[1]", "cpu-[2-1]", "a[1-2]b[1-2]", "[1-100000]"})
  void isNotARange(String word) {
    fails(
        () -> HostRange.expand(word),
        ExitCode.USAGE,
        "'" + word + "' is not a range of hosts; write it as cpu-[01-12], at most 1000");
  }
}
