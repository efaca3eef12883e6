package io.pxedock.adapter.sandbox;

import io.pxedock.core.pxelinux.BootCommand;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.pxelinux.BootWalk;
import io.pxedock.core.pxelinux.PxeClient;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.core.pxelinux.Served;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A machine that boots from the network: its card's firmware, then PXELINUX 6.04. */
public final class SandboxNode {
  private final MacAddress mac;
  private final Optional<String> uuid;
  private final SandboxEngine engine;
  private final SandboxSwitch wires;
  private final Pace pace;
  private final Random random;

  /**
   * @param uuid what its firmware calls the machine, if anything
   */
  SandboxNode(
      MacAddress mac,
      Optional<String> uuid,
      SandboxEngine engine,
      SandboxSwitch wires,
      Pace pace,
      Random random) {
    this.mac = mac;
    this.uuid = uuid;
    this.engine = engine;
    this.wires = wires;
    this.pace = pace;
    this.random = random;
  }

  /**
   * Powers it on, and returns when it has come as far as it gets.
   *
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public NodeBoot boot() throws InterruptedException {
    take(pace.firmware());
    long xid = random.nextLong() & 0xffffffffL;
    Optional<Ipv4Address> offer = ask(dnsmasq -> dnsmasq.discover(mac, xid));
    if (offer.isEmpty()) {
      return new NodeBoot(
          mac, Optional.empty(), Optional.empty(), "PXE-E51: No DHCP offers received");
    }
    take(pace.firmware());
    Ipv4Address ip = offer.get();
    if (ask(dnsmasq -> dnsmasq.request(mac, ip, xid)).isEmpty()) {
      return new NodeBoot(
          mac, Optional.empty(), Optional.empty(), "PXE-E55: no answer to the request");
    }
    return load(ip);
  }

  /** Asks for an address, and neither takes nor uses it. */
  public Optional<Ipv4Address> discover() {
    long xid = random.nextLong() & 0xffffffffL;
    return ask(dnsmasq -> dnsmasq.discover(mac, xid));
  }

  private NodeBoot load(Ipv4Address ip) throws InterruptedException {
    Optional<String> file = ask(SandboxDnsmasq::bootFile);
    if (file.isEmpty()) {
      return stuck(ip, "PXE-E3B: TFTP Error - File Not found");
    }
    PxeClient client = new PxeClient(PxeClient.Firmware.BIOS, mac, Optional.of(ip), uuid);
    BootTrace trace = BootWalk.of(client, file.get(), name -> served(name, ip));
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Optional<BootTrace.Stop> stop = trace.stop();
    Optional<String> config = Optional.of(trace.config()).filter(name -> !name.isEmpty());
    if (stop.isPresent()) {
      return new NodeBoot(mac, Optional.of(ip), config, complaint(stop.get()));
    }
    if (config.isEmpty()) {
      return stuck(ip, "started " + file.get());
    }
    return new NodeBoot(mac, Optional.of(ip), config, run(trace, ip));
  }

  // The words of the firmware and of PXELINUX.
  private static String complaint(BootTrace.Stop stop) {
    return switch (stop.code()) {
      case "nbp-missing", "nbp-unreadable", "nbp-empty" -> "PXE-E3B: TFTP Error - File Not found";
      case "core-missing" -> "Failed to load ldlinux.c32";
      case "no-configuration" -> "Unable to locate configuration file";
      case "waits-for-key" -> "boot:";
      default -> "Loading " + stop.file() + "... failed: No such file or directory";
    };
  }

  private String run(BootTrace trace, Ipv4Address ip) throws InterruptedException {
    Optional<BootCommand> command = trace.command();
    if (command.filter(c -> c.kind() == BootCommand.Kind.LINUX).isEmpty()) {
      return "Booting from local disk...";
    }
    take(pace.transfer());
    String arguments = command.get().arguments();
    PxelinuxConfig.imagesUrl(arguments)
        .ifPresent(url -> engine.fetch(URI.create(url).resolve("initrd.gz"), ip));
    return greeting(arguments, ip);
  }

  private Served served(String name, Ipv4Address ip) {
    try {
      return fetch(name, ip)
          .map(bytes -> Served.sent(bytes.length(), Optional.of(bytes)))
          .orElse(Served.missing());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Served.unknown("was interrupted");
    }
  }

  /** What the systems in the lab's initrd say when they are up. */
  private String greeting(String config, Ipv4Address ip) {
    return config.contains("pxedock.mode=911")
        ? "rescue system 911 is up on " + mac + " (" + ip + ")"
        : "default boot, nothing to do on " + mac + " (" + ip + ")";
  }

  private NodeBoot stuck(Ipv4Address ip, String console) {
    return new NodeBoot(mac, Optional.of(ip), Optional.empty(), console);
  }

  private Optional<Bytes> fetch(String name, Ipv4Address ip) throws InterruptedException {
    take(pace.transfer());
    return ask(dnsmasq -> dnsmasq.transfer(name, ip));
  }

  private <T> Optional<T> ask(Function<SandboxDnsmasq, Optional<T>> question) {
    AtomicReference<Optional<T>> answer = new AtomicReference<>(Optional.empty());
    if (wires.carries()) {
      engine.network(dnsmasq -> answer.set(question.apply(dnsmasq)));
    }
    return answer.get();
  }

  private static void take(Duration time) throws InterruptedException {
    if (!time.isZero()) {
      Thread.sleep(time.toMillis());
    }
  }
}
