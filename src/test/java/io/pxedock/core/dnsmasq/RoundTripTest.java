package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import io.pxedock.model.text.OddFiles;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parsers take apart, they put together again without losing a byte. */
class RoundTripTest {
  static Stream<Named<Bytes>> files() {
    Stream<Named<Bytes>> seeded =
        LongStream.range(0, 200).mapToObj(n -> Named.of("seed " + n, OddFiles.ofSeed(n)));
    return Stream.concat(OddFiles.all(), seeded);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aHostsFilePrintsAsItWasRead(Bytes file) {
    HostsFile parsed = HostsFile.parse(Path.of("hosts"), "conf/hosts", LineText.of(file));
    assertThat(parsed.text().bytes()).isEqualTo(file);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aHostsFileHasALineForEachLine(Bytes file) {
    LineText text = LineText.of(file);
    assertThat(HostsFile.parse(Path.of("hosts"), "conf/hosts", text).lines())
        .allSatisfy(line -> assertThat(line.text()).isEqualTo(text.line(line.number())));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aDhcpHostsFilePrintsAsItWasRead(Bytes file) {
    DhcpHostsFile parsed =
        DhcpHostsFile.parse(Path.of("dhcphosts"), "conf/dhcphosts", LineText.of(file));
    assertThat(parsed.text().bytes()).isEqualTo(file);
  }

  @ParameterizedTest
  @MethodSource("files")
  void theFieldsOfADhcpHostLineStandInItOneAfterTheOther(Bytes file) {
    DhcpHostsFile parsed =
        DhcpHostsFile.parse(Path.of("dhcphosts"), "conf/dhcphosts", LineText.of(file));
    assertThat(parsed.lines()).allMatch(RoundTripTest::isInOrder);
  }

  private static boolean isInOrder(DhcpHostLine line) {
    int at = 0;
    for (DhcpHostLine.Field field : line.fields()) {
      if (field.start() < at || field.end() <= field.start()) {
        return false;
      }
      at = field.end();
    }
    return at <= line.text().length();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aConfigurationPrintsAsItWasRead(Bytes file) {
    DnsmasqConf parsed =
        DnsmasqConf.parse(Path.of("dnsmasq.conf"), "conf/dnsmasq.conf", LineText.of(file));
    assertThat(parsed.text().bytes()).isEqualTo(file);
  }

  @ParameterizedTest
  @MethodSource("files")
  void anyFileCanBeReadAsLeases(Bytes file) {
    assertThatCode(() -> LeaseFile.parse(LineText.of(file))).doesNotThrowAnyException();
  }
}
