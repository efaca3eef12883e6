package io.pxedock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.StartCare;
import io.pxedock.core.site.Scope;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A restart that fails leaves the server serving. */
class StartCareTest {
  private static final String CONF = "conf/dnsmasq.conf";
  private static final ControlContainer RESTART = new ControlContainer(DaemonAction.RESTART);
  private static final ControlContainer UNTRIED =
      new ControlContainer(DaemonAction.RESTART, new StartCare(false, true));

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private long pid() {
    return site.observe(Scope.FILES).running().map(container -> container.pid()).orElse(0L);
  }

  private void addToConf(String line) {
    site.write(CONF, site.text(CONF) + line + "\n");
  }

  @Test
  void aConfigurationThatDoesNotStartIsRefusedBeforeTheServerIsStopped() {
    long before = pid();
    int lines = site.text(CONF).split("\n").length;
    addToConf("nonsense");
    assertThatThrownBy(() -> site.run(RESTART))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.where()).contains(new FileLine(CONF, lines + 1)))
        .hasMessageContaining("bad option");
    assertThat(pid()).isEqualTo(before).isPositive();
  }

  @Test
  void anInterfaceThatIsLeftOutIsRefused() {
    addToConf("interface=eth7");
    assertThatThrownBy(() -> site.run(RESTART)).hasMessageContaining("takes no DHCP requests");
    assertThat(pid()).isPositive();
  }

  @Test
  void aBindSourceThatIsMissingIsRefused() {
    site.delete("images/vmlinuz-4");
    assertThatThrownBy(() -> site.run(RESTART))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("images/vmlinuz-4 is missing");
    assertThat(pid()).isPositive();
  }

  @Test
  void aStartThatFailsPutsTheConfigurationBackThatLastWorked() {
    site.run(new ControlContainer(DaemonAction.RELOAD));
    String worked = site.text(CONF);
    addToConf("nonsense");
    String refused = site.text(CONF);

    assertThatThrownBy(() -> site.run(UNTRIED))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("bad option");

    assertThat(site.text(CONF)).isEqualTo(worked);
    assertThat(site.text(CONF + ".refused~")).isEqualTo(refused);
    assertThat(pid()).isPositive();
  }

  @Test
  void theRefusedConfigurationComesBackByUndo() {
    site.run(new ControlContainer(DaemonAction.RELOAD));
    addToConf("# one more comment, and nonsense");
    addToConf("nonsense");
    String refused = site.text(CONF);
    assertThatThrownBy(() -> site.run(UNTRIED)).isInstanceOf(Failure.class);

    site.run(
        new io.pxedock.core.operation.Undo(
            site.engine().journal().lastStanding().orElseThrow(), false));

    assertThat(site.text(CONF)).isEqualTo(refused);
  }

  @Test
  void aStartThatFailsIsKeptWhereThatIsWanted() {
    site.run(new ControlContainer(DaemonAction.RELOAD));
    addToConf("nonsense");
    String refused = site.text(CONF);
    ControlContainer kept = new ControlContainer(DaemonAction.RESTART, new StartCare(false, false));
    assertThatThrownBy(() -> site.run(kept)).isInstanceOf(Failure.class);
    assertThat(site.text(CONF)).isEqualTo(refused);
    assertThat(Path.of(CONF + ".refused~")).doesNotExist();
  }
}
