package io.pxedock.console.dashboard.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.dashboard.view.ScreenPicture;
import io.pxedock.fixture.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Unknown machines are marked, get their names from one pattern, and become hosts in one plan. */
class AdoptPromptTest {
  private static final String ASKS =
      "dnsmasq-dhcp[1]: 1 DHCPDISCOVER(eth0) 00:25:90:00:00:0%d no address available";

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Played screen;

  @BeforeEach
  void threeMachinesAsk() {
    screen = new Played(new Size(80, 24)).see(site);
    screen.log(ASKS.formatted(1), ASKS.formatted(2), ASKS.formatted(3)).press("3");
  }

  private String picture() {
    return ScreenPicture.of(screen, false);
  }

  @Test
  void markedMachinesAreOnePlanInTheOrderOfTheList() {
    screen.press("Up", "Up", " ", " ", "Enter").type("cpu-[05-..]").press("Enter");
    assertThat(screen.asked()).last().asString().contains("host add cpu-05 cpu-06");
  }

  @Test
  void allAreMarkedWithOneKey() {
    screen.press("*", "Enter").type("cpu-[05-..]").press("Enter");
    assertThat(screen.asked()).last().asString().contains("host add cpu-[05-07]");
  }

  @Test
  void whoGetsWhichNameIsShownAsItIsTyped() {
    screen.press("*", "Enter").type("cpu-[05-..]");
    assertThat(picture()).contains("00:25:90:00:00:03  cpu-05", "00:25:90:00:00:01  cpu-07");
  }

  @Test
  void theHintIsWholeOnANarrowScreen() {
    screen.press("*", "Enter");
    assertThat(picture()).contains("of each\n MAC.");
  }

  @Test
  void aPatternOfTooFewNamesIsSaidAndGoesNowhere() {
    screen.press("*", "Enter").type("cpu-[05-06]");
    int asked = screen.asked().size();
    assertThat(picture()).contains("gives 2 names for 3 MACs");
    assertThat(screen.press("Enter").asked()).hasSize(asked);
  }

  @Test
  void marksAreCountedAndEscClearsThem() {
    assertThat(picture()).doesNotContain("marked");
    assertThat(ScreenPicture.of(screen.press(" "), false)).contains("3 . 1 marked");
    assertThat(ScreenPicture.of(screen.press("Esc"), false)).doesNotContain("marked");
  }

  @Test
  void withoutAMarkTheFormOpensForOne() {
    assertThat(screen.press("Enter").model().overlay()).get().isInstanceOf(HostForm.class);
  }
}
