package io.pxedock.adapter.trial;

import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.adapter.process.ProcessCommands;
import io.pxedock.model.Failure;
import io.pxedock.model.ShellWord;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.spi.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A cable between the container and a relay of ours in a network namespace of its own. Namespace
 * and cable end with the relay, and the relay with this process.
 */
final class TrialNetwork implements AutoCloseable {
  /** Of no subnet that a server has. */
  static final Ipv4Address STATION = Ipv4Address.parse("169.254.77.1");

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final CommandRunner commands = new ProcessCommands();
  private final Process relay;
  private final OutputStream toRelay;

  /** Begins to start the relay. */
  TrialNetwork(String mainClass) {
    List<String> command =
        List.of(
            "unshare",
            "--net",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass);
    try {
      relay = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw Failure.unreachable(
              "cannot start a process in a network namespace: " + e.getMessage(),
              "install it: apt-get install util-linux")
          .because(e);
    }
    toRelay = relay.getOutputStream();
  }

  /** Joins the relay to the container of that process. */
  void join(long container, Trial.Server server, Collection<Ipv4Address> relays) {
    awaitRelay();
    String end = "/proc/" + relay.pid() + "/ns/net";
    String device = ShellWord.quote(server.device());
    run(end, "ip link add up0 type veth peer name " + device + " netns " + container);
    List<Ipv4Address> own = new ArrayList<>(relays);
    own.add(STATION);
    StringBuilder script = new StringBuilder("ip link set lo up; ip link set up0 up");
    own.forEach(ip -> script.append("; ip addr add ").append(ip).append("/32 dev up0"));
    run(end, script + "; ip route add default dev up0 src " + STATION);
    run(
        "/proc/" + container + "/ns/net",
        "ip link set lo up; ip addr add "
            + server.address()
            + "/"
            + server.subnet().prefixLength()
            + " brd + dev "
            + device
            + "; ip link set "
            + ShellWord.quote(server.device())
            + " up; ip route add default dev "
            + device);
  }

  private void awaitRelay() {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(relay.getInputStream(), StandardCharsets.US_ASCII));
      if ("ready".equals(in.readLine())) {
        // What comes back is read from dnsmasq's log.
        Thread drain = new Thread(() -> in.lines().forEach(line -> {}), "trial-relay");
        drain.setDaemon(true);
        drain.start();
        return;
      }
    } catch (IOException e) {
      throw notStarted().because(e);
    }
    throw notStarted();
  }

  private static Failure notStarted() {
    return Failure.unreachable("the relay of the trial does not start", "run it as root");
  }

  private void run(String namespace, String script) {
    Outcome outcome =
        commands.run(List.of("nsenter", "--net=" + namespace, "sh", "-ec", script), DEADLINE);
    if (outcome.ending() != Ending.EXITED || outcome.exit() != 0) {
      String said = outcome.stderr().lines().findFirst().orElse("no answer");
      throw Failure.unreachable("cannot make the network of a trial: " + said, "");
    }
  }

  /** Sends lines to the relay. */
  void send(String lines) {
    try {
      toRelay.write(lines.getBytes(StandardCharsets.US_ASCII));
      toRelay.flush();
    } catch (IOException e) {
      throw Failure.failed("the relay of the trial has ended", "").because(e);
    }
  }

  @Override
  public void close() {
    relay.destroyForcibly();
  }
}
