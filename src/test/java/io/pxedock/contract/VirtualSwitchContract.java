package io.pxedock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.site.Settings;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortChange;
import io.pxedock.model.switching.PortState;
import io.pxedock.spi.ContainerEngine.Subscription;
import io.pxedock.spi.VirtualSwitch;
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

  private PortState added(int tag) {
    String port = stack.sparePort();
    wires.change(PortChange.add(settings.bridge(), port, tag));
    return wires.port(port);
  }

  private void isRefused(PortChange change) {
    assertThatThrownBy(() -> wires.change(change))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.FAILED));
  }

  @Test
  void aPortThatIsAddedIsAnInternalOneWithItsTagAndALink() {
    PortState port = added(77);
    assertThat(port.bridge()).isEqualTo(settings.bridge());
    assertThat(port.type()).isEqualTo("internal");
    assertThat(port.tag()).isEqualTo(77);
    assertThat(port.error()).isEmpty();
    assertThat(port.linkExists()).isTrue();
  }

  @Test
  void aPortMayHaveNoTag() {
    assertThat(added(0).tag()).isZero();
  }

  @Test
  void itsLinkIsSetUp() {
    String port = added(77).name();
    wires.change(PortChange.linkUp(port));
    assertThat(wires.port(port).linkUp()).isTrue();
  }

  @Test
  void aTagIsChangedAndTakenAway() {
    String port = added(77).name();
    wires.change(PortChange.setTag(settings.bridge(), port, 78));
    assertThat(wires.port(port).tag()).isEqualTo(78);
    wires.change(PortChange.setTag(settings.bridge(), port, 0));
    assertThat(wires.port(port).tag()).isZero();
  }

  @Test
  void aPortThatIsRemovedIsNotThere() {
    String port = added(77).name();
    wires.change(PortChange.remove(settings.bridge(), port));
    assertThat(wires.port(port)).isEqualTo(PortState.absent(port));
  }

  @Test
  void aBrokenPortSaysWhyAndIsMendedByMakingItInternal() {
    String port = stack.sparePort();
    stack.breakSparePort();
    assertThat(wires.port(port).exists()).isTrue();
    assertThat(wires.port(port).error()).contains("could not open network device " + port);
    assertThat(wires.port(port).linkExists()).isFalse();
    wires.change(PortChange.makeInternal(settings.bridge(), port));
    assertThat(wires.port(port).error()).isEmpty();
    assertThat(wires.port(port).linkExists()).isTrue();
  }

  @Test
  void aPortIsNotAddedTwice() {
    isRefused(PortChange.add(settings.bridge(), added(77).name(), 77));
  }

  @Test
  void aPortIsNotAddedToABridgeThatIsNotThere() {
    isRefused(PortChange.add("nobridge", stack.sparePort(), 77));
  }

  @Test
  void aPortThatIsNotThereIsNotChanged() {
    String port = stack.sparePort();
    isRefused(PortChange.setTag(settings.bridge(), port, 78));
    isRefused(PortChange.makeInternal(settings.bridge(), port));
    isRefused(PortChange.remove(settings.bridge(), port));
    isRefused(PortChange.linkUp(port));
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
