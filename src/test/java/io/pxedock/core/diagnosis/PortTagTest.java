package io.pxedock.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.engine.Site;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.SettingsText;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tag in pxedock.conf is the tag that the port must have; without one any tag is right. */
class PortTagTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private PathLink port(String conf) {
    Site other =
        new Site(
            site.workdir(),
            SettingsText.parse(LineText.of(Bytes.utf8(conf))),
            site.site().tools(),
            "tester",
            () -> {});
    return BootPath.of(other.observe(Scope.EVERYTHING)).stream()
        .filter(link -> link.name().equals("port"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tagZeroMeansNoTag() {
    PathLink port = port("tag=0\n");
    assertThat(port.state()).isEqualTo(PathLink.State.FAILED);
    assertThat(port.detail()).isEqualTo("port pxeboot has tag 2311, and pxedock.conf says none");
    assertThat(port.remedy().words()).isEqualTo("ovs-vsctl clear port pxeboot tag");
  }

  @Test
  void anotherTagIsWrong() {
    assertThat(port("tag=77\n").detail()).isEqualTo("port pxeboot has tag 2311, not 77");
  }

  @Test
  void withoutATagInTheFileAnyTagIsRight() {
    assertThat(port("").state()).isEqualTo(PathLink.State.OK);
  }
}
