package io.pxedock.adapter.openvswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With answers that Open vSwitch 3.1 and iproute2 6.1 gave. */
class OpenVswitchTest {
  private static final String BRIDGES =
      """
      {"data":[["backplane1",["set",[["uuid","44a7c2ff-cd53-4721-87df-43e46c264adf"],\
      ["uuid","efcdaacc-2557-45ec-9659-4ab42bfef8c4"]]]]],"headings":["name","ports"]}
      """;
  private static final String LINK_UP =
      """
      [{"ifindex":4,"ifname":"pxeboot","flags":["BROADCAST","MULTICAST","PROMISC","UP","LOWER_UP"],\
      "mtu":1500,"operstate":"UNKNOWN"}]""";
  private static final String LINK_DOWN =
      """
      [{"ifindex":3,"ifname":"backplane1","flags":["BROADCAST","MULTICAST","PROMISC"],\
      "mtu":1500,"operstate":"DOWN"}]""";

  private final Recorded commands = new Recorded();
  private final OpenVswitch ovs = new OpenVswitch(commands, this::needSwitching);
  private Failure switching;

  private void needSwitching() {
    if (switching != null) {
      throw switching;
    }
  }

  @Test
  void aBridgeInTheDatabaseIsNoneWhenNothingSwitches() {
    switching = Failure.unreachable("ovs-vswitchd is not running", "start it");
    commands.answers(
        exited("{\"data\":[[\"backplane1\"]],\"headings\":[\"name\"]}"), exited(LINK_DOWN));
    assertThatThrownBy(() -> ovs.bridge("backplane1")).isSameAs(switching);
  }

  @Test
  void asksForAPortWithTheseVeryArguments() {
    commands.answers(pxeboot("2311", "internal", "[\"set\",[]]"), exited(LINK_UP));
    assertThat(ovs.port("pxeboot"))
        .isEqualTo(new PortState("pxeboot", true, "backplane1", "internal", 2311, "", true, true));
    assertThat(commands.asked)
        .containsExactly(
            "ovs-vsctl --format=json --timeout=5 -- --columns=_uuid,name,tag find Port"
                + " name=\"pxeboot\" -- --columns=name,type,error find Interface"
                + " name=\"pxeboot\" -- --columns=name,ports list Bridge",
            "ip -json link show dev pxeboot");
  }

  @Test
  void showsAPortThatWasAddedWithoutATypeAsBroken() {
    String error = "could not open network device pxeboot (No such device)";
    commands.answers(pxeboot("[\"set\",[]]", "", '"' + error + '"'), noDevice());
    assertThat(ovs.port("pxeboot"))
        .isEqualTo(new PortState("pxeboot", true, "backplane1", "", 0, error, false, false));
  }

  @Test
  void showsALinkWithoutAPort() {
    String none = "{\"data\":[],\"headings\":[\"_uuid\",\"name\",\"tag\"]}\n";
    commands.answers(exited(none + none + BRIDGES), exited(LINK_UP));
    assertThat(ovs.port("pxeboot"))
        .isEqualTo(new PortState("pxeboot", false, "", "", 0, "", true, true));
  }

  @Test
  void showsABridgeWhoseLinkIsDown() {
    commands.answers(
        exited("{\"data\":[[\"backplane1\"]],\"headings\":[\"name\"]}"), exited(LINK_DOWN));
    assertThat(ovs.bridge("backplane1")).isEqualTo(new BridgeState("backplane1", true, false));
    assertThat(commands.asked)
        .containsExactly(
            "ovs-vsctl --format=json --timeout=5 -- --columns=name find Bridge name=\"backplane1\"",
            "ip -json link show dev backplane1");
  }

  @Test
  void showsThatABridgeIsMissing() {
    commands.answers(exited("{\"data\":[],\"headings\":[\"name\"]}"));
    assertThat(ovs.bridge("nosuch")).isEqualTo(new BridgeState("nosuch", false, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-x", "--db=tcp:1.2.3.4:1", "a b", "", "a\"b", "a,b", "sixteen-letters-", "a/b"})
  void asksNothingAboutANameThatNoDeviceCanHave(String name) {
    assertThat(ovs.bridge(name).exists()).isFalse();
    assertThat(ovs.port(name)).isEqualTo(PortState.absent(name));
    assertThat(commands.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | ovs-vsctl: unix:/run/db.sock: database connection failed (No such file or directory) | Open vSwitch is not running: unix:/run/db.sock: database connection failed (No such file or directory); start it: systemctl start openvswitch-switch
          1 | ovs-vsctl: unix:/run/db.sock: database connection failed (Connection refused) | Open vSwitch is not running: unix:/run/db.sock: database connection failed (Connection refused); start it: systemctl start openvswitch-switch
          1 | ovs-vsctl: unix:/run/db.sock: database connection failed (Permission denied) | no permission for Open vSwitch: unix:/run/db.sock: database connection failed (Permission denied); run pxedock with sudo
          142 | fatal_signal: terminating with signal 14 (Alarm clock) | Open vSwitch's database does not answer; restart it: systemctl restart openvswitch-switch
          1 | ovs-vsctl: Bridge does not contain a column whose name matches "bogus" | ovs-vsctl failed: Bridge does not contain a column whose name matches "bogus"; run 'ovs-vsctl show' to see more
          """)
  void saysWhyTheSwitchCannotBeAsked(int exit, String stderr, String line) {
    commands.answers(Outcome.exited(exit, "", stderr + "\n"));
    assertThatThrownBy(() -> ovs.port("pxeboot")).satisfies(e -> isUnreachable(e, line));
  }

  @Test
  void saysThatAProgramIsMissingOrHangs() {
    commands.answers(Outcome.of(Ending.MISSING));
    assertThatThrownBy(() -> ovs.bridge("b"))
        .satisfies(
            e ->
                isUnreachable(
                    e,
                    "ovs-vsctl is not installed;"
                        + " install it: apt-get install openvswitch-switch"));
    commands.answers(Outcome.of(Ending.TIMED_OUT));
    assertThatThrownBy(() -> ovs.bridge("b")).hasMessageContaining("does not answer");
    commands.answers(pxeboot("1", "internal", "\"\""), Outcome.of(Ending.MISSING));
    assertThatThrownBy(() -> ovs.port("pxeboot"))
        .satisfies(
            e ->
                isUnreachable(
                    e,
                    "ip is not installed, so the state of links is unknown;"
                        + " install it: apt-get install iproute2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "not json", "{\"data\":[]}", "[1,2", "{\"data\":[[]],\"headings\":[]}"})
  void doesNotTrustAnAnswerThatItDoesNotUnderstand(String printed) {
    commands.answers(exited(printed));
    assertThatThrownBy(() -> ovs.port("pxeboot")).hasMessageContaining("cannot be parsed");
  }

  private static void isUnreachable(Throwable thrown, String line) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
              assertThat(failure.line()).isEqualTo(line);
            });
  }

  private static Outcome pxeboot(String tag, String type, String error) {
    return exited(
        """
        {"data":[[["uuid","efcdaacc-2557-45ec-9659-4ab42bfef8c4"],"pxeboot",%s]],"headings":["_uuid","name","tag"]}
        {"data":[["pxeboot","%s",%s]],"headings":["name","type","error"]}
        """
                .formatted(tag, type, error)
            + BRIDGES);
  }

  private static Outcome exited(String stdout) {
    return Outcome.exited(0, stdout, "");
  }

  private static Outcome noDevice() {
    return Outcome.exited(1, "", "Device \"pxeboot\" does not exist.\n");
  }

  /** Gives the answers in turn, and keeps what was asked. */
  private static final class Recorded implements CommandRunner {
    private final List<String> asked = new ArrayList<>();
    private final Deque<Outcome> answers = new ArrayDeque<>();

    void answers(Outcome... outcomes) {
      answers.addAll(List.of(outcomes));
    }

    @Override
    public Outcome run(List<String> argv, Duration deadline) {
      asked.add(String.join(" ", argv));
      return answers.remove();
    }
  }
}
