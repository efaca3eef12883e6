package io.pxedock.core.engine;

import io.pxedock.core.boot.ServedTree;
import io.pxedock.core.boot.Walks;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import io.pxedock.core.pxelinux.Served;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.Observed;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks in the container at every file that a boot needs. Which ones those are, the walks say:
 * first over the files on this machine, then over what was found in the container, until nothing
 * that they ask for is unknown.
 */
final class TreeReader {
  /** A boot loader, a module or a configuration; what is larger is a kernel or an image. */
  private static final long MAX_READ_BYTES = 512 * 1024;

  private static final int MAX_ROUNDS = 6;

  private final WorkFiles files;
  private final ContainerEngine docker;
  private final SiteFiles site;
  private final ContainerState container;
  private final Set<String> wanted = new LinkedHashSet<>(Set.of("/"));
  private final Map<String, Bytes> contents = new HashMap<>();

  TreeReader(WorkFiles files, ContainerEngine docker, SiteFiles site, ContainerState container) {
    this.files = files;
    this.docker = docker;
    this.site = site;
    this.container = container;
  }

  ServedTree read() {
    container.binds().stream().map(Bind::target).forEach(this::want);
    want("/conf/dnsmasq.conf");
    site.conf().hostsFiles().forEach(this::want);
    site.conf().dhcpHostsFiles().forEach(this::want);
    walk(this::onThisMachine);
    for (int round = 1; ; round++) {
      ContainerInside inside = docker.inside(container.name(), wanted);
      inside.files().forEach(this::readContent);
      ServedTree tree = new ServedTree(site.conf(), inside, contents);
      walk(tree::answer);
      if (inside.asked().containsAll(wanted) || round == MAX_ROUNDS) {
        return tree;
      }
    }
  }

  private void want(String path) {
    if (wanted.add(path)) {
      wanted.addAll(ServedTree.directoriesTo(path));
    }
  }

  /** Walks the boots of this site, and wants every file that they ask for. */
  private void walk(Function<String, Served> server) {
    Walks walks =
        new Walks(
            site.conf(),
            name -> {
              want(ServedTree.pathOf(site.conf(), name));
              return server.apply(name);
            });
    for (Firmware firmware : walks.firmwares()) {
      walks.ofDefault(firmware);
      walks.ofRescue(firmware);
      for (MacAddress mac : configured()) {
        walks.of(firmware, mac, Optional.empty());
      }
    }
  }

  private Set<MacAddress> configured() {
    Set<MacAddress> machines = new LinkedHashSet<>();
    site.boot()
        .value()
        .ifPresent(
            boot ->
                boot.entries().keySet().stream()
                    .sorted()
                    .forEach(name -> BootDirectory.machineOf(name).ifPresent(machines::add)));
    return machines;
  }

  private Served onThisMachine(String name) {
    String path = ServedTree.pathOf(site.conf(), name);
    Optional<Path> here = site.paths().outside(path);
    Optional<FileInfo> info = here.flatMap(this::info);
    if (info.filter(i -> i.kind() == FileInfo.Kind.FILE).isEmpty()) {
      return Served.missing();
    }
    return Served.sent(info.get().size(), content(here.get(), info.get().size()));
  }

  private Optional<FileInfo> info(Path path) {
    return Observed.of(() -> files.infoFollowingLinks(path)).orElse(Optional.empty());
  }

  private Optional<Bytes> content(Path path, long size) {
    return size > MAX_READ_BYTES ? Optional.empty() : Observed.of(() -> files.read(path)).value();
  }

  // Only of the very file that the container sees: another of the same name says nothing.
  private void readContent(String path, ContainerInside.File file) {
    if (contents.containsKey(path) || file.kind() != ContainerInside.Kind.FILE) {
      return;
    }
    Optional<Path> here = site.paths().outside(path);
    here.flatMap(this::info)
        .filter(info -> info.inode().equals(file.inode()))
        .flatMap(info -> content(here.get(), info.size()))
        .ifPresent(bytes -> contents.put(path, bytes));
  }
}
