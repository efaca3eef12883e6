package io.pxedock.contract;

import io.pxedock.adapter.docker.DockerEngine;
import io.pxedock.adapter.openvswitch.OpenVswitch;
import io.pxedock.adapter.trial.ContainerTrial;
import io.pxedock.app.RelayMain;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Provisioning;
import io.pxedock.spi.Trial;
import io.pxedock.spi.VirtualSwitch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lab that {@code demo/lab up} brings up: real Docker, Open vSwitch and dnsmasq. Run it through
 * {@code demo/lab exec}, which enters its network namespace and says where it lies.
 */
final class LabStack implements StackUnderTest {
  private static final String DEVICE = "gateway";
  private static final String EMPTY_IMAGE = "pxedock-contract/empty:1";
  private static final String SPARE = "contract0";
  private static final List<String> CHANGED = List.of("conf", "tftpboot/pxelinux.cfg", "images");

  private final Path workdir;
  private final Path backup;
  private final Settings settings = Settings.defaults();
  private final DockerEngine engine = new DockerEngine("");
  private final VirtualSwitch wires = new OpenVswitch();
  private final Wire wire = new Wire(settings.gateway(), settings.address());

  /**
   * @param backup an empty directory, for what the test may change
   */
  LabStack(Path backup) throws IOException {
    String place = System.getenv("PXEDOCK_WORKDIR");
    if (place == null) {
      throw new IllegalStateException("run this through demo/lab exec");
    }
    this.workdir = Path.of(place);
    this.backup = backup;
    for (String name : CHANGED) {
      copy(workdir.resolve(name), backup.resolve(name));
    }
    engine.start(settings.container());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> children = Files.list(from)) {
      for (Path child : children.toList()) {
        Files.copy(
            child,
            to.resolve(child.getFileName()),
            StandardCopyOption.COPY_ATTRIBUTES,
            StandardCopyOption.REPLACE_EXISTING,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static void empty(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public Path workdir() {
    return workdir;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public ContainerEngine engine() {
    return engine;
  }

  @Override
  public VirtualSwitch virtualSwitch() {
    return wires;
  }

  @Override
  public Trial trial() {
    return new ContainerTrial(engine.throwAways(), RelayMain.class.getName());
  }

  @Override
  public Provisioning provisioning() {
    return engine.provisioning();
  }

  @Override
  public String imageWithoutDnsmasq() {
    run("sh", "-c", "tar -c -T /dev/null | docker import - " + EMPTY_IMAGE);
    return EMPTY_IMAGE;
  }

  @Override
  public String sparePort() {
    run("ovs-vsctl", "--if-exists", "del-port", SPARE);
    return SPARE;
  }

  @Override
  public void breakSparePort() {
    // It says what is wrong, and ends well.
    run("ovs-vsctl", "add-port", settings.bridge(), SPARE);
  }

  @Override
  public void kill(String signal) {
    run("docker", "kill", "--signal", signal, settings.container());
  }

  @Override
  public Optional<Ipv4Address> discover(MacAddress mac) {
    return wire.discover(mac);
  }

  @Override
  public Booted boot(MacAddress mac) {
    Optional<Ipv4Address> ip = wire.discover(mac).flatMap(offered -> wire.request(mac, offered));
    return new Booted(ip, ip.flatMap(address -> withAddress(address, mac)));
  }

  // dnsmasq knows a TFTP client by its address only, so this machine takes it for a moment.
  private Optional<String> withAddress(Ipv4Address ip, MacAddress mac) {
    run("ip", "address", "add", ip + "/32", "dev", DEVICE);
    try {
      return load(ip, mac);
    } finally {
      run("ip", "address", "delete", ip + "/32", "dev", DEVICE);
    }
  }

  private Optional<String> load(Ipv4Address ip, MacAddress mac) {
    if (!wire.fetch("pxelinux.0", ip) || !wire.fetch("ldlinux.c32", ip)) {
      return Optional.empty();
    }
    return searchList(ip, mac).stream()
        .filter(name -> wire.fetch("pxelinux.cfg/" + name, ip))
        .findFirst();
  }

  private static List<String> searchList(Ipv4Address ip, MacAddress mac) {
    List<String> names = new ArrayList<>();
    names.add("01-" + mac.dashed());
    for (int digits = 8; digits > 0; digits--) {
      names.add(String.format("%08X", ip.bits()).substring(0, digits));
    }
    names.add("default");
    return names;
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + String.join(" ", command));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      run("ovs-vsctl", "--if-exists", "del-port", SPARE);
      if (provisioning().hasImage(EMPTY_IMAGE)) {
        run("docker", "rmi", EMPTY_IMAGE);
      }
      engine.stop(settings.container(), Server.GRACE);
      for (String name : CHANGED) {
        empty(workdir.resolve(name));
        copy(backup.resolve(name), workdir.resolve(name));
      }
      engine.start(settings.container());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      engine.close();
    }
  }
}
