package io.pxedock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxedock.controller.ContainerEngine.Subscription;
import io.pxedock.controller.VirtualSwitch;
import io.pxedock.model.BridgeState;
import io.pxedock.model.Failure;
import io.pxedock.model.PortChange;
import io.pxedock.model.PortState;
import io.pxedock.model.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pxedock relies on of a virtual switch. */
abstract class VirtualSwitchContract {
  private StackUnderTest stack;
  private VirtualSwitch wires;
  private Settings settings;

  /** The stack, whose container runs. */
  abstract StackUnderTest open() throws IOException;

  @BeforeEach
  void openStack() throws IOException {
    stack = open();
    wires = stack.virtualSwitch();
    settings = stack.settings();
  }

  @AfterEach
  void closeStack() {
    stack.close();
  }

  @Test
  void theBridgeIsThere() {
    assertThat(wires.bridge(settings.bridge()).name()).isEqualTo(settings.bridge());
    assertThat(wires.bridge(settings.bridge()).exists()).isTrue();
  }

  @Test
  void aBridgeThatIsNotThereIsNotThere() {
    assertThat(wires.bridge("nobridge")).isEqualTo(new BridgeState("nobridge", false, false));
  }

  @Test
  void thePortIsAnInternalOneWithTheTagAndItsLinkIsUp() {
    assertThat(wires.port(settings.port()))
        .isEqualTo(
            new PortState(
                settings.port(), true, settings.bridge(), "internal", 2311, "", true, true));
  }

  @Test
  void aPortThatIsNotThereIsNotThere() {
    assertThat(wires.port("noport")).isEqualTo(PortState.absent("noport"));
  }

  @Test
  @SuppressWarnings("try") // held open, and not asked
  void aChangeIsTold() {
    AtomicInteger changes = new AtomicInteger();
    List<Optional<Failure>> ends = new CopyOnWriteArrayList<>();
    try (Subscription changed = wires.followChanges(changes::incrementAndGet, ends::add)) {
      int before = changes.get();
      wires.change(PortChange.setTag(settings.bridge(), settings.port(), 17));
      await().atMost(Duration.ofSeconds(5)).until(() -> changes.get() > before);
      assertThat(ends).isEmpty();
    } finally {
      wires.change(PortChange.setTag(settings.bridge(), settings.port(), 2311));
    }
  }
}
