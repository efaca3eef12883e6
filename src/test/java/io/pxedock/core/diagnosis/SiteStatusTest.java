package io.pxedock.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.operation.ClearRescue;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.MacAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteStatusTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

  @TempDir Path directory;
  private TestSite site;

  @BeforeEach
  void arm() {
    site = TestSite.in(directory);
    site.run(new SetRescue(List.of("cpu-01"), ""));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private List<String> codes() {
    return SiteStatus.of(site.observe(Scope.EVERYTHING)).problems().stream()
        .map(Problem::code)
        .toList();
  }

  @Test
  void aMachineThatIsArmedAndHasNotBootedIsNoProblem() {
    assertThat(codes()).isEmpty();
  }

  @Test
  void aMachineThatBooted911IsAProblemUntilItIsCleared() throws InterruptedException {
    site.tick();
    site.sandbox().node(MAC).boot();
    assertThat(codes()).containsExactly("armed-after-911");
    site.run(new ClearRescue(List.of("cpu-01")));
    assertThat(codes()).isEmpty();
  }
}
