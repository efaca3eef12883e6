package io.pxedock.adapter.wire;

import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.adapter.process.ProcessCommands;
import io.pxedock.model.Failure;
import io.pxedock.spi.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins the segment by a temporary internal port of the bridge, whose link is moved into a network
 * namespace of its own: there its address is in nobody's way. Both are called after this process,
 * so that a later one can remove what was left by one that was killed.
 */
public final class SwitchWire implements Wire {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Pattern NAME = Pattern.compile("pxw(\\d{1,10})");

  private final CommandRunner commands;
  private final String mainClass;

  /**
   * @param mainClass the class that starts {@link StationProcess}
   */
  public SwitchWire(String mainClass) {
    this.commands = new ProcessCommands();
    this.mainClass = mainClass;
  }

  @Override
  public Station join(Place place) {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw Failure.unreachable("only root can join the machines' segment", "run it with sudo");
    }
    sweep();
    String name = "pxw" + ProcessHandle.current().pid();
    Thread atExit = new Thread(() -> leave(name), "leave-wire");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      return new SwitchStation(
          StationCommand.of(name, place, mainClass), () -> leave(name, atExit), make(name, place));
    } catch (RuntimeException e) {
      leave(name, atExit);
      throw e;
    }
  }

  private String make(String name, Place place) {
    List<String> port = new ArrayList<>(List.of("ovs-vsctl", "--timeout=5", "add-port"));
    port.addAll(List.of(place.bridge(), name));
    if (place.tag() > 0) {
      port.add("tag=" + place.tag());
    }
    port.addAll(List.of("--", "set", "interface", name, "type=internal"));
    run(port);
    run(List.of("ip", "netns", "add", name));
    run(List.of("ip", "link", "set", name, "netns", name));
    String address = place.address() + "/" + place.subnet().prefixLength();
    run(List.of("ip", "-n", name, "address", "add", address, "dev", name));
    run(List.of("ip", "-n", name, "link", "set", "lo", "up"));
    run(List.of("ip", "-n", name, "link", "set", name, "up"));
    return name;
  }

  private void run(List<String> argv) {
    Outcome outcome = commands.run(argv, DEADLINE);
    if (outcome.ending() != Ending.EXITED || outcome.exit() != 0) {
      String said = outcome.stderr().lines().findFirst().orElse("no answer");
      throw Failure.unreachable(
          "cannot join the machines' segment: " + String.join(" ", argv) + ": " + said,
          "see 'ovs-vsctl show' and 'ip netns'");
    }
  }

  private void leave(String name, Thread atExit) {
    leave(name);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook runs.
    }
  }

  private void leave(String name) {
    commands.run(List.of("ovs-vsctl", "--timeout=5", "--if-exists", "del-port", name), DEADLINE);
    commands.run(List.of("ip", "netns", "delete", name), DEADLINE);
  }

  /** Removes what processes that have ended left behind. */
  private void sweep() {
    List<String> found = new ArrayList<>();
    Outcome ports =
        commands.run(
            List.of("ovs-vsctl", "--timeout=5", "--bare", "--columns=name", "list", "Port"),
            DEADLINE);
    ports.stdout().lines().map(String::strip).forEach(found::add);
    try (var names = Files.list(Path.of("/run/netns"))) {
      names.forEach(path -> found.add(path.getFileName().toString()));
    } catch (java.io.IOException e) {
      // There are none.
    }
    for (String name : found.stream().distinct().toList()) {
      Matcher m = NAME.matcher(name);
      if (m.matches() && ProcessHandle.of(Long.parseLong(m.group(1))).isEmpty()) {
        leave(name);
      }
    }
  }
}
