package io.pxedock.console.dashboard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.console.dashboard.overlay.HostForm;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.dashboard.state.Played;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.view.ScreenPicture;
import io.pxedock.console.render.Line;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.host.Host;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final Size SIZE = new Size(80, 24);
  private static final String STRANGER =
      "dnsmasq-dhcp[1]: 1 DHCPDISCOVER(eth0) 00:25:90:aa:bb:cc no address available";

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Played screen;

  @BeforeEach
  void seeASite() {
    screen = new Played(SIZE).see(site);
  }

  private String current() {
    return screen.model().host().map(Host::name).orElse("");
  }

  private List<String> shown() {
    return screen.model().hosts().shown().stream().map(Host::name).toList();
  }

  @Test
  void noKeyHasTwoMeaningsInOnePanel() {
    for (Panel panel : Panel.values()) {
      List<String> seen = new ArrayList<>();
      for (Binding binding : Bindings.ALL) {
        if (binding.panels().isEmpty() || binding.panels().contains(panel)) {
          seen.addAll(binding.keys());
        }
      }
      assertThat(seen).as(panel.title()).doesNotHaveDuplicates();
    }
  }

  @Test
  void theCursorMoves() {
    assertThat(current()).isEqualTo("cpu-01");
    screen.press("j");
    assertThat(current()).isEqualTo("cpu-02");
    screen.press("G");
    assertThat(current()).isEqualTo("stor-01");
    screen.press("g", "Down", "k");
    assertThat(current()).isEqualTo("cpu-01");
  }

  @Test
  void nineArmsTheHostUnderTheCursor() {
    screen.press("j", "9", "Enter");
    assertThat(screen.world.asked).contains("911 set cpu-02");
  }

  @Test
  void nineAsksForAReason() {
    screen.press("9").type("disk swap").press("Enter");
    assertThat(screen.world.changes).contains(new SetRescue(List.of("cpu-01"), "disk swap"));
  }

  @Test
  void aReasonThatIsNotGivenArmsNothing() {
    screen.press("9").type("disk").press("Esc");
    assertThat(screen.world.changes).isEmpty();
    assertThat(screen.model().overlay()).isEmpty();
  }

  @Test
  void nineActsOnTheMarkedHosts() {
    screen.press(" ", "j", "v", "9", "Enter");
    assertThat(screen.world.asked).contains("911 set cpu-01 cpu-02 stor-01");
  }

  @Test
  void aChangeThatRunsKeepsOthersAway() {
    screen.press("9", "Enter", "d", "r");
    assertThat(screen.world.asked).containsOnlyOnce("911 set cpu-01");
    assertThat(screen.world.asked).noneMatch(w -> w.startsWith("host remove"));
    assertThat(screen.model().activity().notice().text()).contains("is not done yet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "a", "e", "d", "r", "R", "z"})
  void readOnlyHoldsForEveryChange(String key) {
    Played readOnly = new Played(SIZE, "this is --read-only").see(site);
    readOnly.world.asked.clear();
    readOnly.press(key);
    assertThat(readOnly.world.asked).isEmpty();
    assertThat(readOnly.model().overlay()).isEmpty();
    assertThat(readOnly.model().activity().notice().text()).contains("--read-only");
  }

  @Test
  void aFilterNarrowsAsItIsTyped() {
    screen.press("/").type("CPU-0");
    assertThat(shown()).containsExactly("cpu-01", "cpu-02");
    screen.press("Esc");
    assertThat(shown()).hasSize(3);
    screen.press("/").type("525400000003").press("Enter");
    assertThat(shown()).containsExactly("stor-01");
    screen.press("Esc");
    assertThat(shown()).hasSize(3);
  }

  @Test
  void aFilterPutsTheCursorOnTheHostOfThatName() {
    screen.press("B", "G", "/").type("cpu-01").press("Enter");
    assertThat(shown()).contains("ipmi-cpu-01");
    assertThat(current()).isEqualTo("cpu-01");
  }

  @Test
  void aFilterThatHidesTheHostOfTheCursorPutsItOnTheFirst() {
    screen.press("j", "j", "/").type("cpu-0").press("Enter");
    assertThat(current()).isEqualTo("cpu-01");
  }

  @Test
  void theEntryOfABmcIsFoldedUnderItsMachineUntilItIsAskedFor() {
    assertThat(shown()).containsExactly("cpu-01", "cpu-02", "stor-01");
    screen.press("B");
    assertThat(shown()).containsExactly("cpu-01", "ipmi-cpu-01", "cpu-02", "stor-01");
    screen.press("B", "/").type("ipmi");
    assertThat(shown()).containsExactly("ipmi-cpu-01");
  }

  @Test
  void oneKeyAsksWhyTheHostOfTheCursorDoesNotBoot() {
    screen.press("j", "w");
    assertThat(screen.world.asked).contains("command why cpu-02");
  }

  @Test
  void oneKeyShowsTheBootsOfTheHostOfTheCursor() {
    screen.press("t");
    assertThat(screen.world.asked).contains("command timeline cpu-01");
  }

  @Test
  void oneKeyRehearsesTheHostsThatAreMarked() {
    screen.press("*", "b");
    assertThat(screen.world.asked).contains("command rehearse cpu-01 cpu-02 stor-01");
  }

  @Test
  void aBmcThatIsArmedIsListedSinceItIsCounted() {
    site.link("52:54:00:00:01:01", "911boot");
    screen.see(site);
    assertThat(shown()).containsExactly("cpu-01", "ipmi-cpu-01", "cpu-02", "stor-01");
    screen.press("*", "9", "Enter");
    assertThat(screen.world.asked).contains("911 set cpu-01 cpu-02 stor-01");
  }

  @Test
  void oneKeyShowsWholeWhatIsCut() {
    String word = "end-of-the-message";
    screen.play(new Messages.Failed("a failure ".repeat(12) + word));
    screen.log(STRANGER);
    screen.press("x");
    String page = ScreenPicture.of(screen, true).replaceAll("\\s+", " ");
    assertThat(page).contains(word).contains("DHCPDISCOVER(eth0)");
  }

  @Test
  void marksOfManyNeverIncludeABmc() {
    screen.press("B", "*", "9", "Enter");
    assertThat(screen.world.asked).contains("911 set cpu-01 cpu-02 stor-01");
  }

  @Test
  void arrowsStayWithinAForm() {
    screen.press("a").type("cpu-09").press("Up", "Down", "Down", "Down", "Down", "Down", "Right");
    screen.press("Right", "Down");
    assertThat(screen.model().overlay()).get().extracting(f -> ((HostForm) f).focus()).isEqualTo(5);
  }

  @Test
  void escAsksBeforeWhatWasTypedIsLost() {
    screen.press("a").type("cpu-09").press("Esc");
    assertThat(screen.model().overlay()).isPresent();
    screen.press("Esc");
    assertThat(screen.model().overlay()).isEmpty();
    screen.press("a", "Esc");
    assertThat(screen.model().overlay()).isEmpty();
  }

  @Test
  void aBlockOfHostsPastedIntoTheFormIsOneChange() {
    screen.press("a").play(new Messages.Paste("cpu-05,525400000005\ncpu-06,525400000006\n"));
    assertThat(screen.world.asked).anyMatch(asked -> asked.contains("host add cpu-05 cpu-06"));
  }

  @Test
  void aRenamedHostsFqdnFollowsUntilItIsTyped() {
    screen.press("e").type("x");
    assertThat(form()).containsSubsequence("cpu-01x", "cpu-01x.pxe.example");
    screen.press("Tab", "Tab", "Tab").type("y").press("Up", "Up", "Up").type("z");
    assertThat(form()).containsSubsequence("cpu-01xz", "cpu-01x.pxe.exampley");
  }

  private List<String> form() {
    return screen.model().overlay().map(f -> ((HostForm) f).fields()).orElseThrow().stream()
        .map(TextField::text)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9 911", "a add", "e edit", "d delete", "r reload", "z undo"})
  void readOnlyShowsNoKeyThatChanges(String hint) {
    assertThat(bottom(screen)).contains(hint);
    assertThat(bottom(new Played(SIZE, "this is --read-only").see(site))).doesNotContain(hint);
  }

  private static String bottom(Played played) {
    return ScreenPicture.of(played, true).lines().reduce("", (before, line) -> line);
  }

  @Test
  void sortingKeepsTheCursorOnItsHost() {
    screen.press("j", "S");
    assertThat(current()).isEqualTo("cpu-02");
    assertThat(shown()).startsWith("stor-01");
  }

  @Test
  void enterAdoptsAnUnknownMachine() {
    screen.log(STRANGER).press("3", "Enter");
    assertThat(screen.model().overlay()).get().isInstanceOf(HostForm.class);
    screen.type("new-01").press("Down", "Down", "Down", "Enter", "Enter");
    assertThat(screen.world.asked).contains("host add new-01");
  }

  @Test
  void aRegisteredMachineIsNotUnknown() {
    screen.log(STRANGER.replace("00:25:90:aa:bb:cc", "52:54:00:00:00:01"));
    assertThat(screen.model().unknown().machines()).isEmpty();
  }

  @Test
  void pastedTextIsNeverKeys() {
    screen.play(new Messages.Paste("9\rd\rq"));
    assertThat(screen.world.asked).noneMatch(w -> w.contains("911") || w.equals("quit"));
  }

  @Test
  void onlyTheCountSaysYesToMany() {
    screen.play(question(3)).shown().press("Tab", "Enter");
    assertThat(screen.world.asked).doesNotContain("answer true");
    screen.type("3").press("Enter");
    assertThat(screen.world.asked).contains("answer true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Enter", "y", "Y", " ", "9", "Tab", "Right", "Esc", "q", "d", "j"})
  void noSingleKeySaysYes(String key) {
    screen.play(question(1)).shown().press(key);
    assertThat(screen.world.asked).doesNotContain("answer true");
  }

  @Test
  void enterOnTheYesSaysYes() {
    screen.play(question(1)).shown().press("Right", "Enter");
    assertThat(screen.world.asked).contains("answer true");
    assertThat(screen.model().overlay()).isEmpty();
  }

  @Test
  void keysThatWereTypedBeforeTheQuestionWasShownDoNothing() {
    screen.play(question(1)).press("Right", "Enter", "Esc", "9", "q");
    assertThat(screen.world.asked).noneMatch(w -> w.startsWith("answer"));
    assertThat(screen.model().overlays()).hasSize(1);
    screen.shown().press("Enter");
    assertThat(screen.world.asked).contains("answer false");
  }

  @Test
  void keysThatComeTooSoonToHaveReadTheQuestionDoNothing() {
    screen.play(question(1)).play(new Messages.Seen(Played.NOW)).press("Right", "Enter");
    assertThat(screen.world.asked).noneMatch(w -> w.startsWith("answer"));
  }

  @Test
  void ctrlCAnswersNoAtOnce() {
    screen.play(question(1)).press("Ctrl-C");
    assertThat(screen.world.asked).contains("answer false");
  }

  @Test
  void keysThatWereTypedWhileAChangeIsPlannedDoNothing() {
    screen.press("9", "Enter", "q", ":", "j", "d");
    assertThat(screen.world.asked).doesNotContain("quit");
    assertThat(screen.model().overlay()).isEmpty();
    assertThat(current()).isEqualTo("cpu-01");
  }

  @Test
  void thePanelsTakeKeysAgainWhileAChangeIsCarriedOut() {
    screen.press("9", "Enter").play(question(1)).shown().press("Right", "Enter", "j");
    assertThat(current()).isEqualTo("cpu-02");
  }

  private static Message question(int hosts) {
    return new Messages.Asked(
        ConfirmQuestion.of("911 set cpu-01", List.of(Line.of("+ a")), List.of("Sure?"), hosts));
  }

  @Test
  void ctrlCBreaksOffFirstAndLeavesThen() {
    screen.press("9", "Enter", "Ctrl-C");
    assertThat(screen.world.asked).contains("cancel").doesNotContain("quit");
    screen.play(new Messages.Declined()).press("Ctrl-C");
    assertThat(screen.world.asked).contains("quit");
  }

  @Test
  void aScreenThatIsTooSmallTakesNoChanges() {
    screen.play(new Messages.Resized(new Size(40, 10))).press("9", "d", "a");
    assertThat(screen.world.asked).noneMatch(w -> w.contains("cpu-01"));
    screen.press("q");
    assertThat(screen.world.asked).contains("quit");
  }

  @Test
  void aPausedLogStandsStill() {
    screen.log(STRANGER).press("p").log(STRANGER, STRANGER);
    assertThat(screen.model().log().bottom()).isEqualTo(1);
    screen.press("p");
    assertThat(screen.model().log().bottom()).isEqualTo(3);
  }
}
