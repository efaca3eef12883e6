package io.pxedock.adapter.openvswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.process.ProcessCommands;
import io.pxedock.model.switching.PortState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real Open vSwitch of the lab, with ports of its own. */
@Tag("lab")
@Timeout(60)
class OpenVswitchLabTest {
  private static final String NAME = "t" + ProcessHandle.current().pid();
  private final OpenVswitch ovs = new OpenVswitch();

  @AfterEach
  void removeThePort() {
    run("ovs-vsctl", "--if-exists", "del-port", NAME);
  }

  @Test
  void showsTheBridgeAndTheServersPort() {
    assertThat(ovs.bridge("backplane1").exists()).isTrue();
    assertThat(ovs.bridge("nosuch").exists()).isFalse();
    assertThat(ovs.port("pxeboot"))
        .extracting("exists", "bridge", "type", "error", "linkExists", "linkUp")
        .containsExactly(true, "backplane1", "internal", "", true, true);
    assertThat(ovs.port("nosuch")).isEqualTo(PortState.absent("nosuch"));
  }

  @Test
  void showsAPortFromTheMomentItIsAddedUntilItIsUp() {
    run(
        "ovs-vsctl",
        "add-port",
        "backplane1",
        NAME,
        "--",
        "set",
        "Interface",
        NAME,
        "type=internal");
    assertThat(ovs.port(NAME))
        .isEqualTo(new PortState(NAME, true, "backplane1", "internal", 0, "", true, false));
    run("ovs-vsctl", "set", "Port", NAME, "tag=17");
    run("ip", "link", "set", NAME, "up");
    assertThat(ovs.port(NAME))
        .isEqualTo(new PortState(NAME, true, "backplane1", "internal", 17, "", true, true));
  }

  @Test
  void showsWhatTheProcedureAsWrittenLeavesBehind() {
    run("ovs-vsctl", "add-port", "backplane1", NAME);
    PortState port = ovs.port(NAME);
    assertThat(port.exists()).isTrue();
    assertThat(port.type()).isEmpty();
    assertThat(port.error()).contains("could not open network device", "No such device");
    assertThat(port.linkExists()).isFalse();
  }

  private static void run(String... argv) {
    assertThat(new ProcessCommands().run(List.of(argv), Duration.ofSeconds(20)).exit()).isZero();
  }
}
