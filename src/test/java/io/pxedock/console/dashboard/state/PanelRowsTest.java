package io.pxedock.console.dashboard.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.keys.Bindings;
import io.pxedock.fixture.TestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PanelRowsTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  @ParameterizedTest
  @EnumSource(Panel.class)
  void everyPanelHasAKeyInTheTable(Panel panel) {
    assertThat(Bindings.ALL).anyMatch(binding -> binding.keys().contains(panel.number()));
  }

  @Test
  void aClickOnALineAboveTheRowsMovesNoCursor() {
    Model model = new Played(new Size(80, 24)).see(site).press("j").model();
    assertThat(Panel.HOSTS.rows().clicked(model, 1)).isSameAs(model);
  }

  @Test
  void aClickBehindTheLastRowMovesNoCursor() {
    Model model = new Played(new Size(80, 24)).see(site).press("j").model();
    assertThat(Panel.HOSTS.rows().clicked(model, 12)).isSameAs(model);
  }
}
