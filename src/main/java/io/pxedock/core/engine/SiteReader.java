package io.pxedock.core.engine;

import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.LeaseFile;
import io.pxedock.core.dnsmasq.model.ConfLine;
import io.pxedock.core.dnsmasq.model.ConfReader;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootEntry;
import io.pxedock.core.site.LoadedFiles;
import io.pxedock.core.site.OutsideBind;
import io.pxedock.core.site.SettingsText;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerPaths;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.host.Lease;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a work directory: the configuration first, then the files that it names. */
public final class SiteReader {
  private static final String CONF = SiteFiles.CONF;

  /** A PXELINUX configuration is text of a few lines; what is larger is not read. */
  private static final long MAX_CONFIG_BYTES = 256 * 1024;

  /** Options that name files whose content the model does not need, but dnsmasq does. */
  private static final Set<String> ALSO_READ =
      Set.of("dhcp-optsfile", "dhcp-optsdir", "resolv-file", "servers-file", "dhcp-script");

  private static final long MAX_KEPT = 64L * 1024 * 1024;

  private final WorkFiles files;
  private final Path workdir;
  private final Map<Path, FileInfo> infos = new HashMap<>();
  private final List<String> unmapped = new ArrayList<>();

  /** Creates a reader of the files of a work directory. */
  public SiteReader(WorkFiles files, Path workdir) {
    this.files = files;
    this.workdir = workdir;
  }

  /**
   * @param container whose binds say where the container's paths lie; those of the reference
   *     procedure count when there is none
   * @throws Failure UNREACHABLE if there is no configuration to read
   */
  public SiteFiles read(Optional<ContainerState> container) {
    ContainerPaths paths = paths(container);
    Path confPath = paths.outside(CONF).orElse(workdir.resolve("conf/dnsmasq.conf"));
    checkServed(container, confPath);
    if (files.infoFollowingLinks(confPath).isEmpty()) {
      throw Failure.unreachable(
          "there is no " + confPath, "give the work directory with -w or PXEDOCK_WORKDIR");
    }
    DnsmasqConf conf = DnsmasqConf.parse(confPath, paths.shown(confPath), text(confPath));
    SeenFiles seen = new SeenFiles(files, paths);
    Configuration whole = ConfReader.read(CONF, seen, DnsmasqVersion.UNKNOWN);
    List<HostsFile> hosts = new ArrayList<>();
    for (Path path : outside(paths, files(whole, seen, "addn-hosts", "hostsdir"))) {
      hosts.add(HostsFile.parse(path, paths.shown(path), text(path)));
    }
    List<DhcpHostsFile> dhcpHosts = new ArrayList<>();
    for (Path path : outside(paths, files(whole, seen, "dhcp-hostsfile", "dhcp-hostsdir"))) {
      dhcpHosts.add(DhcpHostsFile.parse(path, paths.shown(path), text(path)));
    }
    lookAlso(whole, seen);
    seen.at(conf.leaseFile());
    seen.at("/etc/hosts");
    seen.at("/etc/ethers");
    conf.bootFiles().forEach(name -> note(paths.outside(conf.tftpRoot() + "/" + name)));
    return new SiteFiles(
        paths,
        conf,
        List.copyOf(hosts),
        List.copyOf(dhcpHosts),
        Observed.of(() -> leases(paths, conf)),
        Observed.of(() -> boot(paths, conf)),
        Map.copyOf(infos),
        settings(),
        List.copyOf(unmapped),
        outsideBinds(paths, whole, conf),
        seen.frozen(),
        loaded());
  }

  /** Looks at the files that only dnsmasq itself needs. */
  static void lookAlso(Configuration whole, SeenFiles seen) {
    whole.lines().stream()
        .filter(line -> ALSO_READ.contains(line.name()) && line.value().startsWith("/"))
        .forEach(line -> seen.at(line.value()));
  }

  /** The files that the options name, those of directories among them. */
  private static List<String> files(Configuration whole, SeenFiles seen, String... options) {
    List<String> files = new ArrayList<>();
    for (String option : options) {
      for (ConfLine line : whole.all(option)) {
        String path = line.value();
        if (seen.at(path) instanceof FileSource.Directory directory) {
          directory.names().stream()
              .filter(ConfReader::isOrdinary)
              .map(name -> path + "/" + name)
              .filter(file -> seen.at(file) instanceof FileSource.Text)
              .forEach(files::add);
        } else if (!option.endsWith("dir")) {
          files.add(path);
        }
      }
    }
    return files;
  }

  // Two work directories on one machine: the one that was named must be the one that is served, or
  // a change would land in a site that nobody meant.
  private void checkServed(Optional<ContainerState> container, Path served) {
    Path own = workdir.resolve("conf/dnsmasq.conf");
    if (container.isEmpty() || served.startsWith(workdir)) {
      return;
    }
    Optional<String> servedFile = files.infoFollowingLinks(served).map(FileInfo::inode);
    if (servedFile.isEmpty()
        || !servedFile.equals(files.infoFollowingLinks(own).map(FileInfo::inode))) {
      throw Failure.refused(
          "container '" + container.get().name() + "' serves " + served + ", not " + workdir,
          "give the work directory that it serves with -w, or name another container in pxedock.conf");
    }
  }

  private List<OutsideBind> outsideBinds(
      ContainerPaths paths, Configuration whole, DnsmasqConf conf) {
    Set<String> served = new HashSet<>(Set.of(CONF, conf.tftpRoot(), conf.leaseFile()));
    whole.lines().stream()
        .map(ConfLine::value)
        .filter(value -> value.startsWith("/"))
        .forEach(served::add);
    return new OutsideBinds(files, workdir).among(paths.binds(), served);
  }

  private void note(Optional<Path> path) {
    path.ifPresent(p -> files.infoFollowingLinks(p).ifPresent(info -> infos.put(p, info)));
  }

  private ContainerPaths paths(Optional<ContainerState> container) {
    List<Bind> binds = container.map(ContainerState::binds).orElse(List.of());
    return binds.isEmpty() ? ContainerPaths.ofSetup(workdir) : new ContainerPaths(workdir, binds);
  }

  private List<Path> outside(ContainerPaths paths, List<String> inside) {
    List<Path> outside = new ArrayList<>();
    for (String path : inside) {
      Optional<Path> here = paths.outside(path);
      here.ifPresentOrElse(outside::add, () -> unmapped.add(path));
    }
    return outside;
  }

  // A missing host file is an empty one: what dnsmasq makes of it, and what a first host fills.
  private LineText text(Path path) {
    Optional<FileInfo> info = files.infoFollowingLinks(path);
    if (info.isEmpty()) {
      return LineText.of(Bytes.EMPTY);
    }
    infos.put(path, info.get());
    return LineText.of(files.read(path));
  }

  private List<Lease> leases(ContainerPaths paths, DnsmasqConf conf) {
    Optional<Path> path = paths.outside(conf.leaseFile());
    return path.isPresent() && files.infoFollowingLinks(path.get()).isPresent()
        ? LeaseFile.parse(LineText.of(files.read(path.get())))
        : List.of();
  }

  private Optional<LoadedFiles> loaded() {
    Path path = workdir.resolve(LoadedFiles.FILE);
    return Observed.of(
            () ->
                files
                    .info(path)
                    .filter(info -> info.kind() == FileInfo.Kind.FILE)
                    .filter(info -> info.size() <= MAX_KEPT && files.stranger(path).isEmpty())
                    .map(info -> LoadedFiles.parse(info.modified(), files.read(path))))
        .orElse(Optional.empty());
  }

  private Map<Path, Content> settings() {
    Path path = workdir.resolve(SettingsText.FILE);
    return Observed.of(() -> Map.of(path, CurrentContent.at(files, path, true))).orElse(Map.of());
  }

  private BootDirectory boot(ContainerPaths paths, DnsmasqConf conf) {
    String inside = conf.tftpRoot() + "/pxelinux.cfg";
    Path directory =
        paths.outside(inside).orElseGet(() -> workdir.resolve("tftpboot/pxelinux.cfg"));
    Map<String, BootEntry> entries = new HashMap<>();
    for (String name : files.list(directory)) {
      Path path = directory.resolve(name);
      files.info(path).ifPresent(info -> entries.put(name, entry(path, info)));
    }
    return new BootDirectory(directory, paths.shown(directory), entries);
  }

  private BootEntry entry(Path path, FileInfo info) {
    boolean leadsNowhere =
        info.kind() == FileInfo.Kind.LINK
            && Observed.of(() -> files.infoFollowingLinks(path).isEmpty()).orElse(false);
    return new BootEntry(path.getFileName().toString(), info, content(path, info), leadsNowhere);
  }

  private Optional<Content> content(Path path, FileInfo info) {
    boolean readable =
        info.kind() == FileInfo.Kind.LINK
            || (info.kind() == FileInfo.Kind.FILE && info.size() <= MAX_CONFIG_BYTES);
    return readable ? Observed.of(() -> files.content(path)).value() : Optional.empty();
  }
}
