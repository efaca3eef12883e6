package io.pxedock.adapter.openvswitch;

import com.fasterxml.jackson.databind.JsonNode;
import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.adapter.process.ProcessCommands;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.switching.BridgeState;
import io.pxedock.model.switching.PortChange;
import io.pxedock.model.switching.PortState;
import io.pxedock.spi.ContainerEngine.Subscription;
import io.pxedock.spi.VirtualSwitch;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Open vSwitch, through {@code ovs-vsctl}. OVS_RUNDIR names the directory of its database, as it
 * does for Open vSwitch's own programs.
 */
public final class OpenVswitch implements VirtualSwitch {
  private static final int TIMEOUT_SECONDS = 5;

  /** Longer than the timeout of ovs-vsctl itself, whose message is better. */
  private static final Duration DEADLINE = Duration.ofSeconds(TIMEOUT_SECONDS + 1);

  /** The deadline of a change: the shown command has no timeout option of its own. */
  private static final Duration CHANGE_DEADLINE = Duration.ofSeconds(20);

  /**
   * Matches names of network devices (dev_valid_name, net/core/dev.c: 15 bytes, no slash, no colon,
   * no blank) that are not read as options and need no quoting. Other names cannot exist.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@+][A-Za-z0-9_.@+-]{0,14}");

  private final CommandRunner commands;
  private final Runnable needSwitching;

  /** Creates the switch of this machine, which is asked through Open vSwitch's own programs. */
  public OpenVswitch() {
    this(new ProcessCommands(), () -> SwitchDaemon.needSwitching(SwitchDaemon.directory()));
  }

  /**
   * @param needSwitching throws a Failure if ovs-vswitchd is not running
   */
  OpenVswitch(CommandRunner commands, Runnable needSwitching) {
    this.commands = commands;
    this.needSwitching = needSwitching;
  }

  @Override
  public BridgeState bridge(String name) {
    if (!NAME.matcher(name).matches()) {
      return new BridgeState(name, false, false);
    }
    List<Table> answer = ovs(1, "--", "--columns=name", "find", "Bridge", named(name));
    boolean exists = answer.get(0).first().isPresent();
    if (exists) {
      needSwitching.run();
    }
    return new BridgeState(name, exists, exists && Link.UP == link(name));
  }

  @Override
  public List<Ipv4Address> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .map(address -> Ipv4Address.parse(address.getHostAddress()))
          .sorted()
          .distinct()
          .toList();
    } catch (SocketException e) {
      throw Failure.unreachable(
              "cannot read this machine's addresses: " + e.getMessage(), "see 'ip address'")
          .because(e);
    }
  }

  @Override
  public PortState port(String name) {
    if (!NAME.matcher(name).matches()) {
      return PortState.absent(name);
    }
    List<Table> answer =
        ovs(
            3,
            "--",
            "--columns=_uuid,name,tag",
            "find",
            "Port",
            named(name),
            "--",
            "--columns=name,type,error",
            "find",
            "Interface",
            named(name),
            "--",
            "--columns=name,ports",
            "list",
            "Bridge");
    Link link = link(name);
    Map<String, JsonNode> port = answer.get(0).first().orElse(Map.of());
    Map<String, JsonNode> device = answer.get(1).first().orElse(Map.of());
    String tag = Table.value(port, "tag");
    return new PortState(
        name,
        !port.isEmpty(),
        bridgeOf(port, answer.get(2)),
        Table.value(device, "type"),
        tag.isEmpty() ? 0 : Integer.parseInt(tag),
        Table.value(device, "error"),
        link != Link.NONE,
        link == Link.UP);
  }

  @Override
  public List<String> bridges() {
    List<Table> answer = ovs(1, "--", "--columns=name", "list", "Bridge");
    return answer.get(0).rows().stream().map(row -> Table.value(row, "name")).sorted().toList();
  }

  // ovs-vsctl waits until ovs-vswitchd has applied the change, so that the link exists afterwards.
  @Override
  public void change(PortChange change) {
    List<String> argv = change.argv();
    if (!NAME.matcher(change.port()).matches()) {
      throw Failure.refused(
          "'" + change.port() + "' is not a port's name", "write a word of up to 15 characters");
    }
    Outcome outcome = commands.run(argv, CHANGE_DEADLINE);
    if (outcome.ending() != Ending.EXITED || outcome.exit() != 0) {
      throw SwitchFailure.ofChange(outcome, argv.get(0).equals("ip"));
    }
  }

  @Override
  public Subscription followChanges(Runnable changed, Consumer<Optional<Failure>> ended) {
    return SwitchMonitor.start(SwitchDaemon.directory(), changed, ended);
  }

  // Quoted, because ovs-vsctl reads a name of digits as a number.
  private static String named(String name) {
    return "name=\"" + name + "\"";
  }

  private static String bridgeOf(Map<String, JsonNode> port, Table bridges) {
    String id = Table.value(port, "_uuid");
    return bridges.rows().stream()
        .filter(bridge -> !id.isEmpty() && Table.values(bridge, "ports").contains(id))
        .map(bridge -> Table.value(bridge, "name"))
        .findFirst()
        .orElse("");
  }

  private List<Table> ovs(int tables, String... arguments) {
    List<String> argv =
        Stream.concat(
                Stream.of("ovs-vsctl", "--format=json", "--timeout=" + TIMEOUT_SECONDS),
                Stream.of(arguments))
            .toList();
    Outcome outcome = commands.run(argv, DEADLINE);
    if (outcome.ending() != Ending.EXITED || outcome.exit() != 0) {
      throw SwitchFailure.ofSwitch(outcome);
    }
    try {
      List<Table> answer = Table.parse(outcome.stdout());
      if (answer.size() == tables) {
        return answer;
      }
    } catch (IOException e) {
      throw notUnderstood("ovs-vsctl").because(e);
    }
    throw notUnderstood("ovs-vsctl");
  }

  private Link link(String name) {
    Outcome outcome = commands.run(List.of("ip", "-json", "link", "show", "dev", name), DEADLINE);
    if (outcome.ending() == Ending.EXITED && outcome.stderr().contains("does not exist")) {
      return Link.NONE;
    }
    if (outcome.ending() != Ending.EXITED || outcome.exit() != 0) {
      throw SwitchFailure.ofLinks(outcome);
    }
    try {
      return Link.parse(outcome.stdout(), name);
    } catch (IOException e) {
      throw notUnderstood("ip").because(e);
    }
  }

  private static Failure notUnderstood(String program) {
    return Failure.unreachable(
        "the answer of " + program + " cannot be parsed", "see " + program + " --version");
  }
}
