package io.pxedock.core.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.site.Scope;
import io.pxedock.fixture.RelayedEngine;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.host.Problem;
import io.pxedock.spi.ContainerEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a line depends on the dnsmasq that runs, whose log names its version. */
class ProblemsByVersionTest {
  private static final String HOSTS = "192.168.0.11 cpu-01\n";

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2.85 | 'cpu-01' is taken for the name, in the place of 'rack'",
        "2.91 | 'cpu-01' is a second name: dnsmasq 2.91 drops the line"
      })
  void twoNamesAreToldOfAsTheRunningVersionTakesThem(String version, String message) {
    assertThat(problems("52:54:00:00:00:01,rack,cpu-01,infinite\n", version))
        .extracting(Problem::message)
        .contains(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"2.85, false", "2.86, true", "2.91, false"})
  void aTagIsACrashToComeOnlyInTheVersionsThatCrash(String version, boolean crashes) {
    List<Problem> told = problems("52:54:00:00:00:01,set:red,cpu-01,infinite\n", version);

    assertThat(told.stream().anyMatch(p -> p.code().equals("set-tag"))).isEqualTo(crashes);
  }

  private List<Problem> problems(String dhcpHosts, String version) {
    try (TestSite site = TestSite.in(directory, HOSTS, dhcpHosts)) {
      site.use(site.site().files(), new OfVersion(site.sandbox().engine(), version));
      return HostTable.of(site.observe(Scope.FILES)).problems();
    }
  }

  /** The sandbox's engine, the log of whose container names another version. */
  private static final class OfVersion extends RelayedEngine {
    private final String version;

    OfVersion(ContainerEngine real, String version) {
      super(real);
      this.version = version;
    }

    @Override
    public List<LogLine> logs(String container, int tail) {
      return super.logs(container, tail).stream()
          .map(
              line ->
                  new LogLine(
                      line.time(),
                      line.text()
                          .replaceFirst("started, version \\S+", "started, version " + version)))
          .toList();
    }
  }
}
