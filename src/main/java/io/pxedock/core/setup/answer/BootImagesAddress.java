package io.pxedock.core.setup.answer;

import io.pxedock.core.dnsmasq.DhcpHostLine;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.core.dnsmasq.model.DhcpContext;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.WebServer;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.site.BootImagesService.Mode;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds an address for the container that serves images/, and who uses an address already. */
public final class BootImagesAddress {
  /** The path of images/ in the container; nothing else is served. */
  public static final String DIRECTORY = "/images";

  private final Tools tools;
  private final Settings settings;
  private final Observed<SiteFiles> files;

  /**
   * @param files unavailable if there is no site yet; then no host has an address
   */
  public BootImagesAddress(Tools tools, Settings settings, Observed<SiteFiles> files) {
    this.tools = tools;
    this.settings = settings;
    this.files = files;
  }

  /** Returns the default for a mode; empty if no address is clearly the best. */
  Optional<Endpoint> best(Mode mode) {
    Optional<Endpoint> existing = existing(mode);
    if (existing.isPresent()) {
      return existing;
    }
    if (mode == Mode.CONTAINER) {
      return free().map(BootImagesAddress::http);
    }
    List<Ipv4Address> own = onHost();
    List<Ipv4Address> near = own.stream().filter(settings.subnet()::contains).toList();
    List<Ipv4Address> choice = near.isEmpty() ? own : near;
    return choice.size() == 1 ? Optional.of(http(choice.get(0))) : Optional.empty();
  }

  private static Endpoint http(Ipv4Address address) {
    return new Endpoint(address, Endpoint.HTTP);
  }

  /** Returns the addresses of the Docker host; none if Docker runs on another machine. */
  public List<Ipv4Address> onHost() {
    return isElsewhere() ? List.of() : Observed.of(tools.ovs()::addresses).orElse(List.of());
  }

  private boolean isElsewhere() {
    return !settings.dockerHost().isEmpty() && !settings.dockerHost().startsWith("unix:");
  }

  /** Returns where an existing container serves images/. */
  private Optional<Endpoint> existing(Mode mode) {
    return Observed.of(() -> tools.docker().container(settings.images().container()))
        .orElse(Optional.empty())
        .filter(c -> (mode == Mode.HOST) == c.network().equals(ContainerSpec.HOST))
        .flatMap(BootImagesAddress::of);
  }

  /** Returns where a container serves images/, from its command. */
  public static Optional<Endpoint> of(ContainerState container) {
    List<String> command = container.command();
    List<Endpoint> named = new ArrayList<>();
    for (String word : command) {
      Observed.of(() -> Endpoint.parse(word)).value().ifPresent(named::add);
      if (word.matches("[0-9]{1,5}")) {
        command.forEach(
            ip -> Observed.of(() -> Endpoint.parse(ip + ":" + word)).value().ifPresent(named::add));
      }
    }
    return named.stream()
        .filter(at -> WebServer.of(command, at, DIRECTORY).isPresent())
        .findFirst();
  }

  /**
   * Returns the next free address after the server's, or else the lowest free one: hosts usually
   * have the low addresses.
   */
  Optional<Ipv4Address> free() {
    Ipv4Subnet subnet = settings.subnet();
    Map<Ipv4Address, String> taken = taken();
    return subnet
        .firstFree(a -> a.compareTo(settings.address()) > 0 && isFree(a, taken))
        .or(() -> subnet.firstFree(a -> isFree(a, taken)));
  }

  private boolean isFree(Ipv4Address address, Map<Ipv4Address, String> taken) {
    return !taken.containsKey(address) && rangeWith(address).isEmpty();
  }

  /**
   * @throws Failure REFUSED if the address is used or may be given to a machine, or if it should be
   *     an address of the host and is not
   */
  public void check(Mode mode, Ipv4Address address) {
    if (mode == Mode.HOST) {
      checkOnHost(address);
      return;
    }
    Optional<String> owner = Optional.ofNullable(taken().get(address)).or(() -> rangeWith(address));
    if (owner.isPresent()) {
      throw Failure.refused(
          "the images-address " + address + " is " + owner.get(),
          free().map(a -> "the next free one is " + a).orElse("no address is free"));
    }
  }

  private void checkOnHost(Ipv4Address address) {
    List<Ipv4Address> own = onHost();
    if (!own.isEmpty() && !own.contains(address)) {
      throw Failure.refused(
          "this machine does not have the images-address " + address,
          "choose one of " + shown(own) + ", or another with --images container");
    }
  }

  /** Returns addresses for a message: at most a few, separated by commas. */
  public static String shown(List<Ipv4Address> addresses) {
    return addresses.stream().map(Ipv4Address::toString).collect(Collectors.joining(", "));
  }

  /** Returns what uses each address. */
  private Map<Ipv4Address, String> taken() {
    Map<Ipv4Address, String> taken = new LinkedHashMap<>();
    taken.put(settings.gateway(), "the gateway's");
    taken.put(settings.address(), "the boot server's");
    onHost().forEach(address -> taken.putIfAbsent(address, "this machine's"));
    for (String name : users()) {
      Observed.of(() -> tools.docker().container(name))
          .orElse(Optional.empty())
          .map(container -> container.addresses().get(settings.network()))
          .flatMap(Ipv4Address::tryParse)
          .ifPresent(address -> taken.putIfAbsent(address, "that of container " + name));
    }
    files.value().ifPresent(site -> addHosts(site, taken));
    return taken;
  }

  private List<String> users() {
    return Observed.of(() -> tools.provisioning().users(settings.network()))
        .orElse(List.of())
        .stream()
        .filter(name -> !name.equals(settings.images().container()))
        .toList();
  }

  private static void addHosts(SiteFiles site, Map<Ipv4Address, String> taken) {
    for (var file : site.hostsFiles()) {
      for (HostsLine line : file.entries()) {
        String name = line.names().stream().reduce((first, last) -> last).orElse("a host");
        line.ip().ifPresent(ip -> taken.putIfAbsent(ip, name + "'s (" + file.place(line) + ")"));
      }
    }
    for (var file : site.dhcpHostsFiles()) {
      for (DhcpHostLine line : file.entries()) {
        line.ip().ifPresent(ip -> taken.putIfAbsent(ip, "a host's (" + file.place(line) + ")"));
      }
    }
    site.leases()
        .orElse(List.of())
        .forEach(lease -> taken.putIfAbsent(lease.ip(), "leased to " + lease.mac()));
  }

  /** Returns the dynamic dhcp-range that contains the address. */
  private Optional<String> rangeWith(Ipv4Address address) {
    return files
        .value()
        .map(site -> DhcpContext.of(site.configuration(DnsmasqVersion.UNKNOWN)))
        .orElse(List.of())
        .stream()
        .filter(range -> range.gives(address))
        .map(range -> "in the dhcp-range " + range.start() + " to " + range.end())
        .findFirst();
  }
}
