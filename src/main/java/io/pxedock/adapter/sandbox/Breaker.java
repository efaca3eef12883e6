package io.pxedock.adapter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.HeldFile;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Breaks a sandbox as operators and machines do it: by an edit, a reload, a boot. The machine that
 * it is about is the first one of the site.
 */
final class Breaker {
  private static final int MAX_OTHERS = 20;
  private static final String PROBE = ".later";

  static final String CONF = "conf/dnsmasq.conf";
  static final String HOSTS = "conf/hosts";
  static final String DHCP_HOSTS = "conf/dhcphosts";
  static final String CONFIGS = "tftpboot/pxelinux.cfg/";
  static final String RESCUE = CONFIGS + "911boot";

  private final Sandbox sandbox;
  private final Path workdir;

  Breaker(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.workdir = sandbox.workdir();
  }

  /** Returns the machine that does not boot then. */
  Machine victim() {
    return sandbox.machines().get(0);
  }

  /** Returns another machine. */
  Machine other() {
    return sandbox.machines().get(1);
  }

  String mac() {
    return victim().mac().text();
  }

  Ipv4Address ip() {
    return victim().ip();
  }

  SandboxFaults faults() {
    return sandbox.faults();
  }

  SandboxEngine engine() {
    return sandbox.engine();
  }

  /** Returns the name of the 911 flag of the machine. */
  String flag() {
    return CONFIGS + "01-" + victim().mac().dashed();
  }

  /** Returns the name of the 911 flag of the machine's BMC. */
  String bmcFlag() {
    String name = "ipmi-" + victim().name();
    return sandbox.machines().stream()
        .filter(machine -> machine.name().equals(name))
        .map(machine -> CONFIGS + "01-" + machine.mac().dashed())
        .findFirst()
        .orElseThrow();
  }

  String uuid() {
    return sandbox.uuid(victim().mac());
  }

  /** Replaces a text that a file contains. */
  Breaker edit(String file, String from, String to) {
    String text = read(file);
    if (!text.contains(from)) {
      throw Failure.failed(file + " does not contain '" + from + "'", "");
    }
    return write(file, text.replace(from, to));
  }

  /** Replaces the line of the machine in the dhcp-hostsfile. */
  Breaker line(String line) {
    return edit(DHCP_HOSTS, mac() + "," + victim().name() + ",infinite\n", line);
  }

  /** Gives the machine another address in the hosts file. */
  Breaker address(String ip) {
    return edit(HOSTS, String.format("%-15s ", ip()), String.format("%-15s ", ip));
  }

  Breaker append(String file, String line) {
    return write(file, read(file) + line + "\n");
  }

  /** Adds an option to the configuration, and restarts dnsmasq. */
  Breaker option(String line) {
    return append(CONF, line).restart();
  }

  Breaker write(String file, String text) {
    return in(file, (directory, name) -> directory.put(name, text.getBytes(UTF_8)));
  }

  String read(String file) {
    try {
      return Files.readString(workdir.resolve(file));
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  Breaker delete(String file) {
    return in(file, HeldDirectory::delete);
  }

  Breaker link(String file, String target) {
    return in(file, (directory, name) -> directory.link(name, Path.of(target)));
  }

  Breaker directory(String file) {
    return in(file, HeldDirectory::makeDirectory);
  }

  /** Leaves a file to its owner only. */
  Breaker hide(String file) {
    return in(
        file,
        (directory, name) -> {
          try (HeldFile held = directory.read(name)) {
            held.mode(0600);
          }
        });
  }

  private interface Step {
    void in(HeldDirectory directory, String name) throws IOException;
  }

  private Breaker in(String file, Step step) {
    Path path = workdir.resolve(file);
    try (HeldDirectory directory = HeldDirectory.open(path.getParent().toRealPath())) {
      step.in(directory, path.getFileName().toString());
      return this;
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  private static Failure cannot(String file, IOException e) {
    return Failure.failed("the sandbox's " + file + " cannot be changed", "").because(e);
  }

  /** Returns when the clock of the file system, which moves in steps, shows a later time. */
  Breaker later() {
    Instant now = Instant.now();
    Path probe = workdir.resolve(PROBE);
    try {
      do {
        write(PROBE, "");
      } while (!Files.getLastModifiedTime(probe).toInstant().isAfter(now));
      return delete(PROBE);
    } catch (IOException e) {
      throw cannot(PROBE, e);
    }
  }

  /** Sets the 911 flag as it should be. */
  Breaker arm() {
    return link(flag(), "911boot");
  }

  Breaker reload() {
    engine().hangUp(sandbox.settings().container());
    return this;
  }

  Breaker restart() {
    engine().restart(sandbox.settings().container(), Duration.ofSeconds(10));
    return this;
  }

  /** Powers the machine on. */
  Breaker boot() {
    return boot(victim().mac());
  }

  /** Powers the machines on that are its neighbours. */
  Breaker bootOthers() {
    sandbox.machines().stream()
        .skip(1)
        .filter(machine -> !machine.isBmc())
        .limit(MAX_OTHERS)
        .forEach(machine -> boot(machine.mac()));
    return this;
  }

  private Breaker boot(MacAddress mac) {
    try {
      sandbox.quick(mac).boot();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return this;
  }
}
