package io.pxedock.adapter.sandbox;

import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A machine that boots from the network: its card's firmware, then PXELINUX 6.04. */
public final class SandboxNode {
  private static final String LOADER = "pxelinux.0";

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
    if (file.isEmpty() || fetch(file.get(), ip).isEmpty()) {
      return stuck(ip, "PXE-E3B: TFTP Error - File Not found");
    }
    if (!file.get().endsWith(LOADER)) {
      return stuck(ip, "started " + file.get());
    }
    if (fetch("ldlinux.c32", ip).isEmpty()) {
      return stuck(ip, "Failed to load ldlinux.c32");
    }
    for (String name : searchList(ip)) {
      Optional<Bytes> config = fetch("pxelinux.cfg/" + name, ip);
      if (config.isPresent()) {
        return follow(name, config.get(), ip);
      }
    }
    return stuck(ip, "Unable to locate configuration file");
  }

  private static List<String> names(Ipv4Address ip) {
    String hex = String.format("%08X", ip.bits());
    List<String> names = new ArrayList<>();
    for (int length = hex.length(); length > 0; length--) {
      names.add(hex.substring(0, length));
    }
    return names;
  }

  // doc/pxelinux.txt of SYSLINUX.
  private List<String> searchList(Ipv4Address ip) {
    List<String> names = new ArrayList<>();
    uuid.map(u -> u.toLowerCase(Locale.ROOT)).ifPresent(names::add);
    names.add(BootDirectory.nameFor(mac));
    names.addAll(names(ip));
    names.add("default");
    return names;
  }

  private NodeBoot follow(String name, Bytes bytes, Ipv4Address ip) throws InterruptedException {
    PxelinuxConfig config = PxelinuxConfig.parse(bytes);
    String console = "Booting from local disk...";
    if (!config.kernels().isEmpty()) {
      List<String> images = new ArrayList<>();
      config.kernels().stream().limit(1).forEach(images::add);
      config.initrds().stream().limit(1).forEach(images::add);
      console = greeting(bytes.shown(), ip);
      for (String image : images) {
        if (fetch(image, ip).isEmpty()) {
          return new NodeBoot(
              mac,
              Optional.of(ip),
              Optional.of(name),
              "Loading " + image + "... failed: No such file or directory");
        }
      }
      take(pace.transfer());
      config.firstUrl().ifPresent(url -> engine.fetch(URI.create(url).resolve("initrd.gz"), ip));
    }
    return new NodeBoot(mac, Optional.of(ip), Optional.of(name), console);
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
