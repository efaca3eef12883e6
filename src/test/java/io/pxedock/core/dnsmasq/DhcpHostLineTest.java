package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.dnsmasq.DhcpHostLine.Kind;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpHostLineTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

  @ParameterizedTest
  @CsvSource({
    "52:54:00:00:00:01, MAC",
    "52:54:0:0:0:1, MAC",
    "52:54:00:AB:cd:01, MAC",
    "01-52:54:00:00:00:01, MAC",
    "52:54-00:00:00:01, MAC",
    "5254:0000:0001, MAC",
    "52::54:00:00:00:01:, MAC",
    "06-52:54:00:00:00:01, SHORT_MAC",
    "52:54:00:00:00, SHORT_MAC",
    "52:54:00:00:00:01:02, SHORT_MAC",
    ":, SHORT_MAC",
    "1:2:3:4:5:6:7:8:9:a:b:c:d:e:f:10:zz, SHORT_MAC",
    "52:54:00:*:*:*, WILDCARD_MAC",
    "52:54:00:0*:00:01, BAD_HEX",
    "52:54:00:00:00:0g, BAD_HEX",
    "SET:red, BAD_HEX",
    "id:*, ID",
    "ID:anything, ID",
    "id:01:02:03, ID",
    "id:01:zz, BAD_HEX",
    "set:red, SET_TAG",
    "net:red, SET_TAG",
    "tag:red, MATCH_TAG",
    "[fd00::1], IPV6",
    "[fd00::/64], IPV6",
    "[fd00::1/48], BAD_IPV6",
    "[fd00::/129], BAD_IPV6",
    "[01111::], BAD_IPV6",
    "[::g], BAD_IPV6",
    "192.168.0.11, IP",
    "192.168.0.256, NAME",
    "192.168.0.011, NAME",
    "192.168.0, NAME",
    "infinite, LEASE_TIME",
    "INFINITE, NAME",
    "infinit, NAME",
    "deprecated, NAME",
    "12, LEASE_TIME",
    "12h, LEASE_TIME",
    "12W, LEASE_TIME",
    "1 2 h, LEASE_TIME",
    "h, NAME",
    "1.5h, NAME",
    "12x, NAME",
    "ignore, IGNORE",
    "IGNORE, NAME",
    "cpu-01, NAME",
    "cpu_01, NAME",
    "52-54-00-00-00-01, NAME",
    "5254.0000.0001, NAME",
    "cpu-01.site.example, NAME",
    "cpu.any thing!, NAME",
    "cpu., NAME",
    "cpu-, NAME",
    "CPU-, BAD_NAME",
    "AB--cd, BAD_NAME",
    "ab--cd, NAME",
    "-cpu, BAD_NAME",
    "_cpu, BAD_NAME",
    ".cpu, NAME",
    "., BAD_NAME",
    "'. .', BAD_NAME",
    "*, BAD_NAME",
    "cpu 01, BAD_NAME",
    "cpu/01, BAD_NAME",
    "caf\u00e9, BAD_NAME",
    "cpu.caf\u00e9, BAD_NAME"
  })
  void aFieldIsTakenForWhatDnsmasqTakesItFor(String field, Kind kind) {
    assertThat(DhcpHostLine.kindOf(field)).isEqualTo(kind);
  }

  @Test
  void aLabelOf64CharactersIsABadName() {
    assertThat(DhcpHostLine.kindOf("a".repeat(64))).isEqualTo(Kind.BAD_NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "# note", "  # note", "\t#x", ",", " , ,\t", "\"\"", "#\"", "\r"})
  void aLineOfNothingButBlanksAndCommentsSaysNothing(String line) {
    assertThat(parse(line).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "52:54:00:00:00:01,cpu-01 # note        | cpu-01",
        "52:54:00:00:00:01,cpu-01#x             | ''",
        "52:54:00:00:00:01 , cpu-01 , infinite  | cpu-01",
        "52:54:00:00:00:01,\"cpu-01\"           | cpu-01",
        "52:54:00:00:00:01,c\"pu-\"01           | cpu-01",
        "52:54:00:00:00:01,\"infinite\"         | infinite",
        "52:54:00:00:00:01,\"ignore\"           | ignore",
        "52:54:00:00:00:01,\"12h\"              | 12h",
        "52:54:00:00:00:01,infinit              | infinit",
        "52:54:00:00:00:01,first,second         | second",
        "52:54:00:00:00:01,cpu-01.site.example  | cpu-01",
        "52:54:00:00:00:01,infinite             | ''"
      })
  void theNameIsTheLastFieldThatIsNothingElseUpToItsFirstDot(String line, String name) {
    assertThat(parse(line).name().orElse("")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "52:54:00:00:00:0g,cpu-01",
        "52:54:00:00:00:01,-cpu",
        "52:54:00:00:00:01,cpu#01",
        "52:54:00:00:00:01,\"cpu-01",
        "\"52:54:00:00:00:01\",cpu-01",
        "52:54:00:00:00:01,\"cpu,01\"",
        "52:54:00:00:00:01,[::g],cpu-01",
        "id:zz:1,cpu-01"
      })
  void aLineThatDnsmasqComplainsAboutIsDropped(String line) {
    assertThat(parse(line).isDropped(DnsmasqVersion.REFERENCE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "52:54:00:00:00,cpu-01",
        "52-54-00-00-00-01,cpu-01",
        "5254.0000.0001,cpu-01",
        "52:54:00:00:00:01,cpu-01,infinit",
        "\u0000-bad",
        "cpu-01 \u0000:zz"
      })
  void aLineThatDnsmasqTakesInSilenceIsNotDropped(String line) {
    assertThat(parse(line).isDropped(DnsmasqVersion.REFERENCE)).isFalse();
  }

  @Test
  void everyHardwareAddressOfALineCounts() {
    assertThat(parse("52:54:00:00:00:01,52:54:00:00:00:02,cpu-01").macs()).hasSize(2);
  }

  @Test
  void whatStandsBehindTheBytesThatDnsmasqReadsAtOnceIsNotPartOfTheLine() {
    assertThat(
            parse("cpu-01" + " ".repeat(1020) + ",infinite,-bad")
                .isDropped(DnsmasqVersion.REFERENCE))
        .isFalse();
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherNameReadsBackAndLeavesTheRestOfTheLine(long seed) {
    Around line = Around.of(seed, "cpu-01");
    assertThat(parse(line.with("cpu-01")).withName("new-9")).isEqualTo(line.with("new-9"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherMacReadsBackAndLeavesTheRestOfTheLine(long seed) {
    Around line = Around.of(seed, MAC.toString());
    MacAddress other = MacAddress.parse("52:54:00:ff:ff:ff");
    assertThat(parse(line.with(MAC.toString())).withMac(MAC, other))
        .isEqualTo(line.with(other.toString()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherIpReadsBackAndLeavesTheRestOfTheLine(long seed) {
    Around line = Around.of(seed, "192.168.0.11");
    assertThat(parse(line.with("192.168.0.11")).withIp(Ipv4Address.parse("192.168.0.99")))
        .isEqualTo(line.with("192.168.0.99"));
  }

  /** What stands around a field: blanks, comments and fields of other kinds. */
  private record Around(String before, String after) {
    private static final String[] BLANKS = {"", " ", "\t", " \t "};
    private static final String[] FIELDS = {
      "infinite", "12h", "tag:a", "id:01:02", "[fd00::1]", ""
    };
    private static final String[] ENDS = {"", " ", "\r", " # cpu-01, 192.168.0.11", "\t#x"};

    static Around of(long seed, String field) {
      Random random = new Random(seed);
      String before = one(random, BLANKS);
      for (int i = random.nextInt(3); i > 0; i--) {
        before += one(random, FIELDS) + one(random, BLANKS) + "," + one(random, BLANKS);
      }
      String after = one(random, BLANKS);
      for (int i = random.nextInt(3); i > 0; i--) {
        after += "," + one(random, BLANKS) + one(random, FIELDS);
      }
      return new Around(before, after + one(random, ENDS));
    }

    private static String one(Random random, String[] choices) {
      return choices[random.nextInt(choices.length)];
    }

    String with(String field) {
      return before + field + after;
    }
  }

  @Test
  void anotherNameKeepsTheDomain() {
    assertThat(parse("52:54:00:00:00:01,cpu-01.site.example").withName("cpu-02"))
        .isEqualTo("52:54:00:00:00:01,cpu-02.site.example");
  }

  @Test
  void anotherNameTakesThePlaceOfAQuotedOne() {
    assertThat(parse("52:54:00:00:00:01,\"cpu-01\",infinite").withName("cpu-02"))
        .isEqualTo("52:54:00:00:00:01,cpu-02,infinite");
  }

  @Test
  void anotherMacTakesThePlaceOfTheOneMeant() {
    MacAddress second = MacAddress.parse("52:54:00:00:00:02");
    assertThat(parse("52:54:0:0:0:1,52:54:0:0:0:2,cpu").withMac(second, MAC))
        .isEqualTo("52:54:0:0:0:1,52:54:00:00:00:01,cpu");
  }

  @Test
  void aNewLineReadsBackAsWhatItWasMadeOf() {
    DhcpHostLine line = parse(DhcpHostLine.format(MAC, "cpu-01"));
    assertThat(line.fields())
        .extracting(DhcpHostLine.Field::kind)
        .containsExactly(Kind.MAC, Kind.NAME, Kind.LEASE_TIME);
  }

  private static DhcpHostLine parse(String line) {
    return DhcpHostLine.parse(1, line);
  }
}
