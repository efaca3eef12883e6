package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.Bytes;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsLineTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t\f\u000b\r", "# note", "  #note", "#192.168.0.1 a"})
  void aLineOfNothingButBlanksAndCommentsSaysNothing(String line) {
    assertThat(parse(line).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu-01 192.168.0.11",
        "192.168.0.256 a",
        "192.168.0.011 a",
        "192.168.0 a",
        "192.168.0.11/24 a",
        "192.168.0.11, a",
        "\u00ef\u00bb\u00bf192.168.0.11 a",
        "fe80::1%eth0 a",
        "::g a",
        "01111:: a",
        "\u0000 a"
      })
  void anAddressThatDnsmasqCannotReadIsBad(String line) {
    assertThat(parse(line).isBadAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.168.0.11 a", "192.168.0.11", "::1 a", "::ffff:10.0.0.1 a", "10.0.0.1\u0000x"})
  void anAddressThatDnsmasqReadsIsGood(String line) {
    assertThat(parse(line).isBadAddress()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.11 cpu-01.site cpu-01, cpu-01.site;cpu-01",
    "192.168.0.11 cpu-01#note, cpu-01",
    "192.168.0.11 a\u000bb\fc, a;b;c",
    "192.168.0.11 a\u0000b c, a;c",
    "192.168.0.11 \"a b\", \"a;b\"",
    "192.168.0.11, ''"
  })
  void theNamesAreTheWordsBehindTheAddress(String line, String names) {
    assertThat(String.join(";", parse(line).names())).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-A", "A-", "AB--cd", "caf\u00e9", "a\u0001", "a\u007f"})
  void aNameThatDnsmasqPassesOverIsBad(String name) {
    assertThat(parse("192.168.0.11 good " + name).badNames(DnsmasqVersion.REFERENCE))
        .containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\u00e9", "\u8282\u70b9"})
  void aNameInUtf8IsShownAsItWasMeant(String name) {
    String line = Bytes.utf8("192.168.0.11 " + name).latin1();
    assertThat(parse(line).names()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a", "a-", "ab--cd", "a_b", "A_b", "a/b", "a..b", ".", "x\"y", "*"})
  void aNameThatDnsmasqTakesIsNotBad(String name) {
    assertThat(parse("192.168.0.11 " + name).badNames(DnsmasqVersion.REFERENCE)).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherAddressLeavesTheRestOfTheLine(long seed) {
    String[] line = around(seed);
    assertThat(
            parse(line[0] + "192.168.0.11" + line[1] + "cpu-01" + line[2])
                .withIp(Ipv4Address.parse("10.0.0.1")))
        .isEqualTo(line[0] + "10.0.0.1" + line[1] + "cpu-01" + line[2]);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherNameLeavesTheRestOfTheLine(long seed) {
    String[] line = around(seed);
    assertThat(
            parse(line[0] + "192.168.0.11" + line[1] + "cpu-01" + line[2])
                .withName("CPU-01", "new-9"))
        .isEqualTo(line[0] + "192.168.0.11" + line[1] + "new-9" + line[2]);
  }

  private static String[] around(long seed) {
    Random random = new Random(seed);
    String[] blanks = {" ", "\t", "  \t", "\f"};
    String[] ends = {"", " ", "\r", "#cpu-01", " # 192.168.0.11 cpu-01", "\talias other.site"};
    return new String[] {
      random.nextBoolean() ? "" : blanks[random.nextInt(4)],
      blanks[random.nextInt(4)] + (random.nextBoolean() ? "" : "first.site "),
      ends[random.nextInt(ends.length)]
    };
  }

  @Test
  void aNameIsTakenOutWithTheBlanksBeforeIt() {
    assertThat(parse("192.168.0.11 a \tb  c # b").withoutName("B"))
        .isEqualTo("192.168.0.11 a  c # b");
  }

  @Test
  void aNewFirstNameStandsInTheColumnOfTheOld() {
    assertThat(parse("192.168.0.11\t\tcpu-01 # note").withFirstName("cpu-01.site"))
        .isEqualTo("192.168.0.11\t\tcpu-01.site\t\tcpu-01 # note");
  }

  @Test
  void aFirstNameGoesBehindAnAddressThatHasNone() {
    assertThat(parse("192.168.0.11 # note").withFirstName("a")).isEqualTo("192.168.0.11 a # note");
  }

  @Test
  void aNewLineReadsBackAsWhatItWasMadeOf() {
    String line = HostsLine.format(Ipv4Address.parse("10.0.0.1"), "a.site", "a");
    assertThat(parse(line).names()).containsExactly("a.site", "a");
  }

  @Test
  void theFqdnIsTheFirstNameWithADomain() {
    assertThat(parse("10.0.0.1 a a.site b.site").fqdn()).contains("a.site");
  }

  private static HostsLine parse(String line) {
    return HostsLine.parse(1, line);
  }
}
