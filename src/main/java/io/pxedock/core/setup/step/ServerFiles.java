package io.pxedock.core.setup.step;

import io.pxedock.core.diagnosis.WrittenFiles;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.model.ConfLine;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerPaths;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the container needs of a work directory whose other directories it cannot write: a directory
 * for the leases, the leases in it, and the places where the boot images are mounted.
 */
final class ServerFiles {
  private final SetupContext s;
  private final ContainerSpec spec;
  private final Optional<SiteFiles> files;
  private final Optional<WrittenFiles> written;

  ServerFiles(SetupContext s, ContainerSpec spec) {
    this.s = s;
    this.spec = spec;
    this.files =
        s.planned().contains("configuration")
            ? Optional.empty()
            : s.look().apply(Scope.FILES).files().value();
    this.written =
        files.map(
            f ->
                new WrittenFiles(
                    f.configuration(DnsmasqVersion.UNKNOWN),
                    new ContainerPaths(s.workdir(), spec.binds()),
                    spec.effective()));
  }

  /** Returns why dnsmasq could not start in the container, where setup cannot change it. */
  Optional<Failure> obstacle() {
    Optional<ConfLine> locked = written.flatMap(w -> w.locked().stream().findFirst());
    if (locked.isPresent()) {
      ConfLine line = locked.get();
      return Optional.of(
          Failure.refused(
                  "dnsmasq cannot write " + line.value() + " in a container with few rights",
                  "remove the line, or name a file below " + ServerBinds.LEASES_INSIDE)
              .at(files.orElseThrow().place(line.path(), line.number())));
    }
    Optional<ConfLine> elsewhere =
        lockedLeases().flatMap(path -> written.orElseThrow().leaseLine()).filter(l -> !isMain(l));
    return elsewhere.map(
        line ->
            Failure.refused(
                    "dnsmasq cannot write " + line.value() + " in a container with few rights",
                    "write dhcp-leasefile=" + ServerBinds.LEASE_FILE + " there")
                .at(files.orElseThrow().place(line.path(), line.number())));
  }

  private static boolean isMain(ConfLine line) {
    return line.path().equals(SiteFiles.CONF);
  }

  private Optional<String> lockedLeases() {
    return written.flatMap(WrittenFiles::lockedLeases);
  }

  /** Returns the changes of files: the mount points, and the place of the lease file. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (String image : ServerBinds.IMAGES) {
      boolean isBound = spec.binds().stream().anyMatch(b -> b.target().endsWith("/" + image));
      String point = "tftpboot/" + image;
      if (isBound && !s.exists(s.path(point))) {
        changes.add(s.create(point, ""));
      }
    }
    lockedLeases().ifPresent(path -> changes.add(leaseFile(files.orElseThrow().conf(), path)));
    return changes;
  }

  private static Change leaseFile(DnsmasqConf conf, String before) {
    String wanted = "dhcp-leasefile=" + ServerBinds.LEASE_FILE;
    LineText text =
        conf.last("dhcp-leasefile")
            .map(
                line -> {
                  String old = conf.text().line(line.line());
                  String kept = old.replace(before, ServerBinds.LEASE_FILE);
                  return conf.text().replace(line.line(), kept.equals(old) ? wanted : kept);
                })
            .orElseGet(() -> conf.text().append(wanted));
    return new Change(
        conf.path(), conf.shown(), Content.file(conf.text().bytes()), Content.file(text.bytes()));
  }

  /** Adds what is done before the container is created. */
  Plan before(Plan plan) {
    return s.isDirectory(s.path(ServerBinds.LEASES))
        ? plan
        : plan.doing(new SystemChanges.MakeDirectories(s.workdir(), List.of(ServerBinds.LEASES)));
  }

  /** Adds what is done when no dnsmasq writes leases any more. */
  Plan after(Plan plan) {
    Optional<String> path = lockedLeases();
    if (path.isEmpty()) {
      return plan;
    }
    Optional<Path> old = files.orElseThrow().paths().outside(path.get());
    if (old.isEmpty()) {
      return plan.noting("the leases in the old container, " + path.get() + ", go with it");
    }
    Path target = s.workdir().resolve(ServerBinds.LEASE_FILE.substring(1));
    return s.isFile(old.get()) ? plan.doing(new SystemChanges.MoveFile(old.get(), target)) : plan;
  }
}
