package io.pxedock.adapter.trial;

import io.pxedock.adapter.docker.ThrowAway;
import io.pxedock.adapter.docker.ThrowAways;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.adapter.process.OwnProcess;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.spi.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Runs the image's own dnsmasq in a throw-away container. The container's first process does
 * nothing and holds the network; dnsmasq is started beside it, once for each candidate, when its
 * interface is there.
 */
public final class ContainerTrial implements Trial {
  private static final List<String> IDLE =
      List.of("-k", "-C", "/dev/null", "--port=0", "--user=root", "--pid-file=");

  /** What Docker says if the program of a container is not in its image. */
  private static final Pattern NO_PROGRAM =
      Pattern.compile("executable file not found|exec: .*no such file or directory");

  private final ThrowAways containers;
  private final String mainClass;

  /**
   * @param mainClass the class that starts the relay
   */
  public ContainerTrial(ThrowAways containers, String mainClass) {
    this.containers = containers;
    this.mainClass = mainClass;
  }

  @Override
  public List<Verdict> ask(Server server, List<Candidate> candidates) {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw Failure.unreachable("only root can try it in a container of its own", "use sudo");
    }
    sweep();
    try (TrialNetwork network = new TrialNetwork(mainClass);
        Staging staging = new Staging(server, candidates.get(0))) {
      return ask(server, candidates, network, staging);
    }
  }

  private List<Verdict> ask(
      Server server, List<Candidate> candidates, TrialNetwork network, Staging staging) {
    List<String> idle = new ArrayList<>(List.of(program(server)));
    idle.addAll(IDLE);
    ThrowAways.Spec spec =
        new ThrowAways.Spec(
            server.image(),
            idle,
            staging.binds(server.shared()),
            OwnProcess.mark(),
            staging.directory());
    ThrowAway container = start(spec);
    Thread atExit = new Thread(() -> leave(container, staging), "leave-trial");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      network.join(container.pid(), server, relays(candidates));
      List<Verdict> verdicts = new ArrayList<>();
      for (Candidate candidate : candidates) {
        if (!verdicts.isEmpty()) {
          staging.clear(candidates.get(verdicts.size() - 1));
          staging.put(candidate);
        }
        verdicts.add(run(server, candidate, network, container));
      }
      return verdicts;
    } finally {
      container.close();
      forget(atExit);
    }
  }

  private ThrowAway start(ThrowAways.Spec spec) {
    try {
      return containers.start(spec);
    } catch (Failure e) {
      throw NO_PROGRAM.matcher(e.what()).find() ? Trial.noDnsmasq(spec.image()).because(e) : e;
    }
  }

  private static void leave(ThrowAway container, Staging staging) {
    container.close();
    staging.close();
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook runs.
    }
  }

  private static Verdict run(
      Server server, Candidate candidate, TrialNetwork network, ThrowAway container) {
    try (ThrowAway.Program dnsmasq = container.run(command(server))) {
      return new TrialRun(dnsmasq, network, server).ask(candidate.queries());
    } catch (IOException e) {
      throw Failure.unreachable("the trial of dnsmasq broke off", "").because(e);
    }
  }

  private static Set<Ipv4Address> relays(List<Candidate> candidates) {
    Set<Ipv4Address> relays = new TreeSet<>();
    candidates.stream()
        .flatMap(candidate -> candidate.queries().stream())
        .forEach(query -> query.relay().ifPresent(relays::add));
    return relays;
  }

  private static String program(Server server) {
    return isDnsmasq(server.command()) ? server.command().get(0) : "dnsmasq";
  }

  private static boolean isDnsmasq(List<String> command) {
    return !command.isEmpty() && Path.of(command.get(0)).getFileName().toString().equals("dnsmasq");
  }

  /** Returns the command of the container of the server; dnsmasq alone where that is a script. */
  private static List<String> command(Server server) {
    List<String> command =
        new ArrayList<>(
            isDnsmasq(server.command())
                ? server.command()
                : List.of("dnsmasq", "-C", "/conf/dnsmasq.conf"));
    List<String> given = List.copyOf(command);
    if (given.stream().noneMatch(word -> word.matches("-k|-d|--keep-in-foreground|--no-daemon"))) {
      command.add("--keep-in-foreground");
    }
    if (given.stream().noneMatch(word -> word.matches("-8.*|--log-facility.*"))) {
      command.add("--log-facility=-");
    }
    command.addAll(List.of("--log-dhcp", "--no-ping"));
    return command;
  }

  /** Removes what processes that have ended left behind. */
  private void sweep() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    for (Path directory : containers.sweep(OwnProcess::isAlive)) {
      if (temporary.equals(directory.getParent())
          && directory.getFileName().toString().startsWith(Staging.PREFIX + "-")) {
        TemporaryDirectory.remove(directory);
      }
    }
  }
}
