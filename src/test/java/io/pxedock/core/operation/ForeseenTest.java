package io.pxedock.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.TestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a change takes from hosts is said before it is made. */
class ForeseenTest {
  private static final ControlContainer RELOAD = new ControlContainer(DaemonAction.RELOAD);

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private void loadedThenAdded(String line) {
    site.run(RELOAD);
    site.write("conf/dhcphosts", site.dhcpHosts() + line + "\n");
  }

  @Test
  void aReloadSaysWhoLosesAnAddressToWhom() {
    loadedThenAdded("52:54:00:00:00:99,cpu-01");
    assertThat(site.plan(RELOAD).notes())
        .anyMatch(
            note ->
                note.startsWith("after this reload cpu-01 loses 192.168.0.11 to cpu-01")
                    && note.contains("conf/dhcphosts:6"));
  }

  @Test
  void whatTakesAnAddressFromAHostThatIsNotPartOfItAsks() {
    loadedThenAdded("52:54:00:00:00:99,cpu-01");
    assertThat(site.plan(RELOAD).questions())
        .containsExactly(
            "This takes the address of cpu-01 (192.168.0.11), which is not part of the change."
                + " Go on?");
  }

  @Test
  void aReloadSaysWhoGetsAnAddress() {
    site.run(RELOAD);
    site.write("conf/hosts", site.hosts() + "192.168.0.14 stor-02\n");
    site.write("conf/dhcphosts", site.dhcpHosts() + "52:54:00:00:00:04,stor-02\n");
    assertThat(site.plan(RELOAD).notes())
        .contains("after this reload stor-02 is offered 192.168.0.14");
    assertThat(site.plan(RELOAD).questions()).isEmpty();
  }

  @Test
  void aHostThatIsAddedTakesNothingFromOthers() {
    assertThat(site.plan(TestSite.ADD).questions()).isEmpty();
  }

  @Test
  void aChangeOfTheHostItselfDoesNotAsk() {
    Plan plan = site.plan(new RemoveHost(java.util.List.of("cpu-01"), true));
    assertThat(plan.questions()).noneMatch(question -> question.contains("not part"));
  }
}
