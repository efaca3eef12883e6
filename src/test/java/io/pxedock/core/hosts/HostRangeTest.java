package io.pxedock.core.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRangeTest {
  @ParameterizedTest
  @CsvSource({
    "cpu-01 cpu-02 cpu-03, cpu-[01-03]",
    "cpu-01 cpu-02, cpu-01 cpu-02",
    "cpu-01 cpu-02 cpu-03 cpu-05, cpu-[01-03] cpu-05",
    "cpu-9 cpu-10 cpu-11 cpu-12, cpu-9 cpu-[10-12]",
    "a1.x a2.x a3.x b, a[1-3].x b",
    "stor-03 cpu-01 stor-02 stor-01, stor-[01-03] cpu-01",
    "x y z, x y z"
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
}
