package io.pxedock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.operation.AddHost;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.ControlContainer;
import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.RemoveHost;
import io.pxedock.core.operation.SetRescue;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.net.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalReplayTest {
  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private static AddHost add(String name, String mac) {
    return new AddHost(name, MacAddress.parse(mac), null, "", true);
  }

  private Map<Integer, List<Change>> retraced() {
    Journal journal = site.site().engine().journal();
    return journal.retraced(journal.entries());
  }

  @Test
  void everyChangeIsWorkedOutAsItWasPlanned() {
    Map<Integer, List<Change>> planned = new HashMap<>();
    for (var operation :
        List.of(
            add("cpu-03", "52:54:00:00:00:09"),
            new SetRescue(List.of("cpu-03"), ""),
            new RemoveHost(List.of("cpu-01"), true),
            new ControlContainer(DaemonAction.RELOAD))) {
      Outcome outcome = site.run(operation);
      planned.put(outcome.number(), outcome.plan().changes());
    }

    Map<Integer, List<Change>> retraced = retraced();

    assertThat(retraced.keySet()).isEqualTo(planned.keySet());
    planned.forEach(
        (number, changes) ->
            assertThat(facts(retraced.get(number))).as("%d", number).isEqualTo(facts(changes)));
  }

  private static List<List<Object>> facts(List<Change> changes) {
    List<List<Object>> facts = new ArrayList<>();
    changes.forEach(c -> facts.add(List.of(c.path(), c.before(), c.after())));
    return facts;
  }

  @Test
  void whatAnEditorWroteSinceHidesTheChangesOfThatFileOnly() throws IOException {
    int added = site.run(add("cpu-03", "52:54:00:00:00:09")).number();
    int armed = site.run(new SetRescue(List.of("cpu-01"), "")).number();
    Files.writeString(site.workdir().resolve("conf/hosts"), "# all gone\n");

    assertThat(retraced()).containsKey(armed).doesNotContainKey(added);
  }
}
