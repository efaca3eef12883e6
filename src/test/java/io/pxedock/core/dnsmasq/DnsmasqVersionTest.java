package io.pxedock.core.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes from version to version. */
class DnsmasqVersionTest {
  @ParameterizedTest
  @CsvSource({
    "2.85, COUNTS_NAMES, false",
    "2.88, COUNTS_NAMES, true",
    "2.90, REFUSES_TWO_NAMES, false",
    "2.91, REFUSES_TWO_NAMES, true",
    "2.100, REFUSES_TWO_NAMES, true",
    "3.0, REFUSES_TWO_NAMES, true",
    "2.86, NAMES_CLIENT_OF_MISSING_FILE, false"
  })
  void aRuleHoldsFromItsFirstVersionOn(String version, DnsmasqRule rule, boolean holds) {
    assertThat(version(version).has(rule)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"2.80, false", "2.85, false", "2.86, true", "2.90, true", "2.91, false"})
  void theCrashOnTagsHasABeginningAndAnEnd(String version, boolean crashes) {
    assertThat(version(version).crashesOnTags()).isEqualTo(crashes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2.90 | 'b' is taken for the name, in the place of 'a'",
        "2.91 | 'b' is a second name: dnsmasq 2.91 drops the line",
        "none | 'b' is taken for the name, in the place of 'a'; from 2.91 on dnsmasq drops the line"
      })
  void twoNamesInALineAreToldAsThatVersionTakesThem(String version, String message) {
    assertThat(fault("52:54:00:00:00:01,a,b", version)).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2.86 | 'set:red' makes dnsmasq 2.86 crash on the next reload",
        "2.90 | 'set:red' makes dnsmasq 2.90 crash on the next reload",
        "none | 'set:red' makes dnsmasq up to 2.90 crash on the next reload"
      })
  void aTagIsWarnedOfWhereItCrashes(String version, String message) {
    assertThat(fault("52:54:00:00:00:01,set:red,a", version)).contains(message);
  }

  @ParameterizedTest
  @CsvSource({"2.85", "2.91", "2.92"})
  void aTagIsNotWarnedOfWhereItDoesNotCrash(String version) {
    assertThat(fault("52:54:00:00:00:01,set:red,a", version)).isEmpty();
  }

  private static Optional<String> fault(String line, String version) {
    return DhcpHostLine.parse(1, line).spellingFaults(version(version)).stream()
        .map(SpellingFault::message)
        .findFirst();
  }

  private static DnsmasqVersion version(String text) {
    return DnsmasqVersion.ofStart("started, version " + text + " cachesize 150");
  }
}
