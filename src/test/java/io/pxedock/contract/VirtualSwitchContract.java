package io.pxedock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.controller.VirtualSwitch;
import io.pxedock.model.BridgeState;
import io.pxedock.model.PortState;
import io.pxedock.model.Settings;
import java.io.IOException;
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
}
