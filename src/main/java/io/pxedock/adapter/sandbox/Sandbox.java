package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.BootArchive;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Tools;
import io.pxedock.spi.Trial;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A whole site without root, network or Docker: a work directory with real files, a container with
 * dnsmasq in it, a switch, and machines that boot. Equal seeds make equal sites.
 */
public final class Sandbox implements AutoCloseable {
  /** How many hosts a demo shows unless told otherwise. */
  public static final int USUAL_HOSTS = 12;

  private static final int LAB_TAG = 2311;
  private static final int MAX_HOSTS = 20_000;

  private final Path workdir;
  private final Settings settings;
  private final List<Machine> machines;
  private final SandboxEngine engine;
  private final SandboxSwitch networkSwitch;
  private final SandboxProvisioning provisioning;
  private final SandboxDistribution distribution;
  private final SandboxWeb web;
  private final SandboxProbe probe;
  private final SandboxAccounts accounts = new SandboxAccounts();
  private final Pace pace;
  private final long seed;
  private final Random chance;
  private final List<Traffic> running = new ArrayList<>();

  /**
   * What a sandbox is made with.
   *
   * @param hosts how many hosts are registered, BMCs included
   * @param seed of everything that is left to chance
   * @param clock that log lines and leases go by
   */
  public record Options(int hosts, long seed, InstantSource clock, Pace pace) {
    /** The options of {@code pxedock demo}. */
    public static final Options USUAL =
        new Options(USUAL_HOSTS, 911, InstantSource.system(), Pace.LIVELY);

    /** Returns these options with another number of hosts. */
    public Options withHosts(int number) {
      return new Options(number, seed, clock, pace);
    }

    /** Returns these options with another pace of boots and requests. */
    public Options withPace(Pace other) {
      return new Options(hosts, seed, clock, other);
    }

    /** Returns these options with another clock. */
    public Options withClock(InstantSource other) {
      return new Options(hosts, seed, other, pace);
    }
  }

  private Sandbox(Path workdir, Options options) {
    this.workdir = workdir;
    this.seed = options.seed();
    this.chance = new Random(seed);
    this.pace = options.pace();
    this.settings = settings(options.hosts());
    this.web = new SandboxWeb(settings);
    this.probe = new SandboxProbe(web);
    this.machines = Machine.site(options.hosts(), settings.subnet(), new Random(seed));
    writeFiles();
    this.networkSwitch = new SandboxSwitch(settings);
    this.engine = engine(options).complete();
    this.provisioning = new SandboxProvisioning(settings, engine);
    this.distribution = new SandboxDistribution(pace);
  }

  private Sandbox(Path workdir, Settings settings, Options options) {
    this.workdir = workdir;
    this.seed = options.seed();
    this.chance = new Random(seed);
    this.pace = options.pace();
    this.settings = settings;
    this.web = new SandboxWeb(settings);
    this.probe = new SandboxProbe(web);
    this.machines = List.of();
    this.networkSwitch = new SandboxSwitch(settings);
    networkSwitch.removePort();
    this.engine = engine(options);
    this.provisioning = new SandboxProvisioning(settings, engine);
    this.distribution = new SandboxDistribution(pace);
  }

  private SandboxEngine engine(Options options) {
    return new SandboxEngine(settings, workdir, web, new MonotonicClock(options.clock()));
  }

  /** A machine with a bridge and a container engine, and nothing of a boot server on it yet. */
  public static Sandbox bare(Path workdir, Settings settings, Options options) {
    return new Sandbox(workdir, settings, options);
  }

  /**
   * Makes the work directory, in which files that are there stay as they are, and starts what runs.
   *
   * @param workdir absolute
   * @throws Failure USAGE if it cannot have that many hosts; UNREACHABLE if the directory cannot be
   *     written
   */
  public static Sandbox create(Path workdir, Options options) {
    if (options.hosts() < 0 || options.hosts() > MAX_HOSTS) {
      throw Failure.usage(
          "a sandbox cannot have " + options.hosts() + " hosts", "give 0 to " + MAX_HOSTS);
    }
    return new Sandbox(workdir, options);
  }

  private static Settings settings(int hosts) {
    String tag = Integer.toString(LAB_TAG);
    Settings small = Settings.defaults().with(Map.of("tag", tag));
    return hosts <= Machine.SMALL_SITE ? small : small.with(Map.of("subnet", "192.168.0.0/16"));
  }

  private void writeFiles() {
    try {
      new SandboxTree(workdir, settings).write(machines);
    } catch (IOException e) {
      throw Failure.unreachable(
              "cannot write the sandbox's work directory " + workdir, "name another directory")
          .because(e);
    }
  }

  /** Returns the directory of the sandbox, which is real. */
  public Path workdir() {
    return workdir;
  }

  /** What this site calls its parts. */
  public Settings settings() {
    return settings;
  }

  /** Returns tools that reach this sandbox, with files and archives as given. */
  public Tools tools(WorkFiles files, BootArchive archives, Path root) {
    return new Tools(
        files,
        engine,
        provisioning,
        distribution,
        networkSwitch,
        wire(),
        trial(),
        probe(),
        archives,
        accounts,
        new SandboxRescueBuilder(workdir.resolve(".pxedock/911-build")),
        Progress.NONE,
        root);
  }

  /** Returns the container engine, which plays Docker. */
  public SandboxEngine engine() {
    return engine;
  }

  /** Returns what creates networks and containers here. */
  public SandboxProvisioning provisioning() {
    return provisioning;
  }

  /** Returns the distribution, which plays Debian. */
  public SandboxDistribution distribution() {
    return distribution;
  }

  /** Returns the switch, which plays Open vSwitch. */
  public SandboxSwitch virtualSwitch() {
    return networkSwitch;
  }

  /** Returns a new wire to the segment of this server. */
  public SandboxWire wire() {
    return new SandboxWire(engine, networkSwitch);
  }

  /** Returns a new trial, which starts no container. */
  public Trial trial() {
    return new SandboxTrial(provisioning);
  }

  /** Returns the probe of images servers. */
  public SandboxProbe probe() {
    return probe;
  }

  /** Returns what can be made to go wrong. */
  public SandboxFaults faults() {
    return new SandboxFaults(settings, engine, provisioning, networkSwitch, accounts, web);
  }

  /** Returns the accounts, which play those of this machine. */
  public SandboxAccounts accounts() {
    return accounts;
  }

  /** A machine with that card, on the switch and powered off. */
  public SandboxNode node(MacAddress mac) {
    return node(mac, pace);
  }

  private SandboxNode node(MacAddress mac, Pace itsPace) {
    Random own = new Random(chance.nextLong());
    return new SandboxNode(mac, Optional.of(uuid(mac)), engine, networkSwitch, itsPace, own);
  }

  /** Returns a machine with that card whose boot takes no time. */
  SandboxNode quick(MacAddress mac) {
    return node(mac, Pace.INSTANT);
  }

  /** Returns the UUID of the machine with that card. */
  String uuid(MacAddress mac) {
    byte[] serial = (seed + "/" + mac).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(serial).toString();
  }

  /** Returns the machines that are registered, in the order of the files. */
  List<Machine> machines() {
    return machines;
  }

  /** From now until it is closed, machines are powered on now and then. */
  public synchronized void startTraffic() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "sandbox-traffic");
              thread.setDaemon(true);
              return thread;
            });
    Traffic traffic = new Traffic(executor, machines, this::node, pace.between(), new Random(seed));
    running.add(traffic);
    traffic.start();
  }

  @Override
  public synchronized void close() {
    running.forEach(Traffic::close);
    running.clear();
    engine.close();
  }
}
