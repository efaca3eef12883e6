package io.pxedock.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.operation.ClearRescue;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.MacAddress;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SiteStatusTest {
  private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  @BeforeEach
  void arm() {
    site.run(new SetRescue(List.of("cpu-01"), ""));
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
