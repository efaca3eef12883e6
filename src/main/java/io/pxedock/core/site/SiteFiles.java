package io.pxedock.core.site;

import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.dnsmasq.model.ConfReader;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.KnownFiles;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootEntry;
import io.pxedock.model.FileLine;
import io.pxedock.model.Observed;
import io.pxedock.model.Printable;
import io.pxedock.model.container.ContainerPaths;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.host.Lease;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of the work directory, as they were read.
 *
 * @param infos the properties of the configuration, of each host file and of each bind-mounted
 *     image; a path that is not a key does not exist
 * @param settings the path and content of {@code pxedock.conf}; empty if it cannot be read
 * @param unmapped paths in {@code dnsmasq.conf} that no bind mount covers
 * @param outsideBinds the bind mounts of served files whose real source is outside the work
 *     directory
 * @param source the files that dnsmasq reads, by their paths in the container
 * @param loaded the files that pxedock last saw dnsmasq load; empty if none were kept
 */
public record SiteFiles(
    ContainerPaths paths,
    DnsmasqConf conf,
    List<HostsFile> hostsFiles,
    List<DhcpHostsFile> dhcpHostsFiles,
    Observed<List<Lease>> leases,
    Observed<BootDirectory> boot,
    Map<Path, FileInfo> infos,
    Map<Path, Content> settings,
    List<String> unmapped,
    List<OutsideBind> outsideBinds,
    KnownFiles source,
    Optional<LoadedFiles> loaded) {
  /** Where the configuration is in the container. */
  public static final String CONF = "/conf/dnsmasq.conf";

  /** Returns the whole configuration, as that version of dnsmasq reads it. */
  public Configuration configuration(DnsmasqVersion version) {
    return ConfReader.read(CONF, source, version);
  }

  /** Returns the place of a line that the model names, as operators see it. */
  public FileLine place(String inside, int line) {
    return new FileLine(paths.shown(inside), line);
  }

  /** Returns the line of a host file or of the configuration; empty if it is in no such file. */
  public Optional<String> text(FileLine place) {
    Stream<Map.Entry<String, LineText>> texts =
        Stream.of(
                Stream.of(Map.entry(conf.shown(), conf.text())),
                hostsFiles.stream().map(f -> Map.entry(f.shown(), f.text())),
                dhcpHostsFiles.stream().map(f -> Map.entry(f.shown(), f.text())))
            .flatMap(all -> all);
    return texts
        .filter(file -> file.getKey().equals(place.file()))
        .map(Map.Entry::getValue)
        .filter(text -> place.line() > 0 && place.line() <= text.size())
        .findFirst()
        .map(text -> Printable.line(text.shown(place.line())));
  }

  /** Returns the files that dnsmasq reads, with other content at some paths of this machine. */
  public KnownFiles sourceWith(Map<Path, Content> changed) {
    KnownFiles candidate = source;
    for (String inside : source.entries().keySet()) {
      Optional<Content> content = paths.outside(inside).map(changed::get);
      if (content.isPresent()) {
        candidate = candidate.with(inside, entry(content.get()));
      }
    }
    return candidate;
  }

  private static FileSource.Entry entry(Content content) {
    return content instanceof Content.Regular file
        ? new FileSource.Text(LineText.of(file.bytes()))
        : new FileSource.Unreadable(FileSource.ABSENT);
  }

  /** Returns what is known of a file; empty if it was not looked at. */
  public Optional<FileInfo> info(Path path) {
    return Optional.ofNullable(infos.get(path));
  }

  /** Returns the content that a plan expects at one of these files when it is applied. */
  public Content content(Path path, LineText text) {
    return infos.containsKey(path) ? Content.file(text.bytes()) : Content.ABSENT;
  }

  /** Returns the content of a path; empty if it is not one of the files that were read. */
  public Optional<Content> contentAt(Path path) {
    if (path.equals(conf.path())) {
      return Optional.of(content(path, conf.text()));
    }
    for (HostsFile file : hostsFiles) {
      if (path.equals(file.path())) {
        return Optional.of(content(path, file.text()));
      }
    }
    for (DhcpHostsFile file : dhcpHostsFiles) {
      if (path.equals(file.path())) {
        return Optional.of(content(path, file.text()));
      }
    }
    if (settings.containsKey(path)) {
      return Optional.of(settings.get(path));
    }
    return boot.value()
        .filter(directory -> directory.path().equals(path.getParent()))
        .flatMap(directory -> contentIn(directory, path.getFileName().toString()));
  }

  private static Optional<Content> contentIn(BootDirectory directory, String name) {
    Optional<BootEntry> entry = directory.entry(name);
    return entry.isEmpty() ? Optional.of(Content.ABSENT) : entry.get().content();
  }
}
