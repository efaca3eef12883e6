package io.pxedock.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter grammar of the contract. */
class FilterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** Armed, with a problem, seen an hour ago. */
  private static final FilterRow CPU =
      new FilterRow(
          List.of("cpu-01", "cpu-01.pxe.example"),
          List.of(Ipv4Address.parse("192.168.0.21")),
          List.of(MacAddress.parse("0c:c4:7a:5b:f8:04")),
          List.of("stale-911", "kernel"),
          true,
          true,
          false,
          NOW.minusSeconds(3600),
          "stale-911");

  /** Neither armed nor ever seen. */
  private static final FilterRow STOR =
      new FilterRow(
          List.of("stor-12"),
          List.of(Ipv4Address.parse("10.1.2.3")),
          List.of(MacAddress.parse("52:54:00:00:00:0a")),
          List.of("not-armed"),
          false,
          false,
          false,
          null,
          "");

  private static boolean finds(String filter, FilterRow row) {
    return Filter.of(filter).matches(row, NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu",
        "CPU-01",
        "pxe.example",
        "168.0.21",
        "192.168.0.0/24",
        "f8:04",
        "F804",
        "5bf8",
        "5b-f8-04",
        "0cc4.7a5b.f804",
        "5b.f804",
        "7a5b.f",
        "01-0c-c4-7a-5b-f8-04",
        "c:c4:7a:5b:f8:4",
        "911",
        "armed",
        "problem",
        "stale",
        "!unknown",
        "!stor",
        "name:cpu",
        "name:cpu-[01-12]",
        "cpu-[01-12]",
        "mac:f804",
        "mac:0c-c4",
        "ip:192.168.0",
        "ip:192.168.0.21",
        "ip:192.168.0.16/28",
        "state:kernel",
        "state:STALE",
        "seen<2h",
        "seen>30min",
        "cpu 911 !stor",
        "",
        "  ",
        "!!911"
      })
  void matchesTheRow(String filter) {
    assertThat(finds(filter, CPU)).isTrue();
    assertThat(Filter.of(filter).fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stor", "!cpu", "name:168", "name:cpu-[02-12]", "cpu-[02-12]", "mac:192", "mac:f8:05",
        "ip:192.168.0.2", "ip:10.0.0.0/8", "state:initrd", "unknown", "!911", "!problem",
            "seen<30m",
        "seen>2h", "cpu stor", "0.21.1", "192.168.1"
      })
  void doesNotMatchTheRow(String filter) {
    assertThat(finds(filter, CPU)).isFalse();
  }

  @Test
  void aDottedPartOfAnAddressIsNotAPartOfAMac() {
    assertThat(finds("0.0.0", STOR)).isFalse();
  }

  @Test
  void whatWasNeverSeenIsOutsideEveryAge() {
    assertThat(Stream.of("seen<2h", "seen>2h").filter(f -> finds(f, STOR))).isEmpty();
    assertThat(finds("!seen<2h", STOR)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "seen<2x, write seen<2h",
    "ip:cpu, write ip:192.168.0.21",
    "ip:192.168.0.1/99, write it as",
    "mac:xyz, write mac:f8:04",
    "nmae:cpu, did you mean name:?",
    "name:cpu-[09-01], cpu-[01-12]"
  })
  void aWordThatIsNotUnderstoodIsRefusedWithTheWayOut(String filter, String remedy) {
    assertThatThrownBy(() -> Filter.parse(List.of(filter)))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.line()).contains(remedy));
  }

  @Test
  void aWordThatIsStillBeingTypedHidesNothing() {
    assertThat(finds("cpu seen<", CPU)).isTrue();
    assertThat(Filter.of("cpu seen<").fault()).isNotEmpty();
  }
}
