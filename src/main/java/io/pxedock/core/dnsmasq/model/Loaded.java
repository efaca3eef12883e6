package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.DnsmasqRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The host files as dnsmasq holds them after a start or a reload, and what its log says of them
 * (cache_reload, cache.c; reread_dhcp, option.c; clear_cache_and_reload, dnsmasq.c).
 */
public final class Loaded {
  private static final String ETC_HOSTS = "/etc/hosts";
  private static final String ETHERS = "/etc/ethers";

  private final Configuration conf;
  private final FileSource files;
  private final List<LogMessage> log = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final Set<String> unordered = new HashSet<>();
  private final HostEntries entries;
  private int messagesOfNames;
  private final Names names;

  private Loaded(Configuration conf, FileSource files) {
    this.conf = conf;
    this.files = files;
    this.names = new Names(conf.version());
    this.entries = new HostEntries(conf.version());
  }

  /** Reads the files that the configuration names, in dnsmasq's order. */
  public static Loaded of(Configuration conf, FileSource files) {
    Loaded loaded = new Loaded(conf, files);
    loaded.read();
    return loaded;
  }

  /**
   * Reads them again. What the configuration itself says of hosts stays as it is, and while the
   * files are read these entries still have the addresses that their names had before.
   */
  public static Loaded reload(Configuration conf, FileSource files, Loaded before) {
    Loaded loaded = new Loaded(conf, files);
    loaded.entries.expect(before.entries);
    loaded.read();
    return loaded;
  }

  private void read() {
    conf.unread().forEach(line -> unknown.add(line.name() + "=" + line.value()));
    if (conf.hasDns()) {
      readHosts();
    }
    messagesOfNames = log.size();
    if (!conf.has("dhcp-range")) {
      // Without a range there is no DHCP server, and what it would read stays unread.
      entries.join(null, log::add);
      return;
    }
    if (conf.has("read-ethers")) {
      readEthers();
    }
    conf.all("dhcp-host").forEach(entries::readOption);
    // The file that is named last is read first.
    readAll(reversed(conf.all("dhcp-hostsfile")), this::readDhcpHosts);
    for (ConfLine line : reversed(conf.all("dhcp-hostsdir"))) {
      readDynamic(line, this::readNewDhcpHosts);
    }
    entries.join(conf.hasDns() ? names : null, log::add);
    if (entries.isDoubtful()) {
      unknown.add("which address a dhcp-host of the configuration had before");
    }
  }

  private void readHosts() {
    HostsReader reader = new HostsReader(names, conf, log::add);
    conf.all("host-record").forEach(reader::readRecord);
    List<ConfLine> more = reversed(conf.all("addn-hosts"));
    if (conf.has("no-hosts") && more.isEmpty()) {
      log.add(new LogMessage(false, "cleared cache"));
    }
    if (!conf.has("no-hosts") && !(files.at(ETC_HOSTS) instanceof FileSource.Unseen)) {
      // What the container's own file names is itself and localhost, where it is not seen.
      reader.read(ETC_HOSTS, files.at(ETC_HOSTS));
    }
    readAll(more, reader::read);
    if (!unordered.isEmpty()) {
      names.mix();
    }
    for (ConfLine line : reversed(conf.all("hostsdir"))) {
      names.mix();
      readDynamic(line, reader::read);
    }
    if (!reader.isKnown()) {
      unknown.add("a hosts file or a domain");
    }
  }

  private void readEthers() {
    FileSource.Entry entry = files.at(ETHERS);
    if (entry instanceof FileSource.Unreadable unreadable) {
      log.add(new LogMessage(true, "failed to read " + ETHERS + ": " + unreadable.error()));
    } else {
      unknown.add(ETHERS);
    }
  }

  private void readDhcpHosts(String path, FileSource.Entry entry) {
    if (entry instanceof FileSource.Text text) {
      entries.read(path, text.text(), log::add);
      log.add(new LogMessage(true, "read " + path));
    } else if (entry instanceof FileSource.Unreadable unreadable) {
      log.add(new LogMessage(false, "cannot read " + path + ": " + unreadable.error()));
    } else {
      unknown.add(path);
    }
  }

  // Of a file in a dhcp-hostsdir the log says first that it is read.
  private void readNewDhcpHosts(String path, FileSource.Entry entry) {
    if (entry instanceof FileSource.Text text) {
      log.add(new LogMessage(true, "read " + path));
      entries.read(path, text.text(), log::add);
    } else {
      readDhcpHosts(path, entry);
    }
  }

  /** What reads a file. */
  private interface Reader {
    void read(String path, FileSource.Entry entry);
  }

  /** A name that is a directory stands for its files, which are read behind all others. */
  private void readAll(List<ConfLine> lines, Reader reader) {
    List<Runnable> directories = new ArrayList<>();
    List<Runnable> plain = new ArrayList<>();
    for (ConfLine line : lines) {
      String path = line.value();
      FileSource.Entry entry = files.at(path);
      if (entry instanceof FileSource.Directory directory) {
        directories.add(() -> readDirectory(path, directory, reader));
      } else {
        plain.add(() -> reader.read(path, entry));
      }
    }
    boolean inOrder = conf.version().has(DnsmasqRule.SORTS_DIRECTORIES);
    if (!inOrder && !directories.isEmpty()) {
      lines.forEach(line -> unordered.add(line.value()));
    }
    // Before 2.86 the files of a directory were put in front of all others, as the disk has them.
    (inOrder ? plain : directories).forEach(Runnable::run);
    (inOrder ? directories : plain).forEach(Runnable::run);
  }

  private void readDirectory(String path, FileSource.Directory directory, Reader reader) {
    filesOf(path, directory).forEach(file -> readRegular(file, reader));
  }

  private void readDynamic(ConfLine line, Reader reader) {
    String path = line.value();
    FileSource.Entry entry = files.at(path);
    if (entry instanceof FileSource.Directory directory) {
      readDirectory(path, directory, reader);
      unordered.add(path + "/");
    } else if (entry instanceof FileSource.Unseen) {
      unknown.add(path);
    } else {
      String error =
          entry instanceof FileSource.Unreadable unreadable
              ? unreadable.error()
              : "not a directory";
      log.add(new LogMessage(false, "bad dynamic directory " + path + ": " + error));
    }
  }

  private void readRegular(String path, Reader reader) {
    FileSource.Entry entry = files.at(path);
    if (!(entry instanceof FileSource.Directory)) {
      reader.read(path, entry);
    }
  }

  private static List<String> filesOf(String path, FileSource.Directory directory) {
    return directory.names().stream()
        .filter(ConfReader::isOrdinary)
        .sorted()
        .map(name -> path + "/" + name)
        .toList();
  }

  private static List<ConfLine> reversed(List<ConfLine> lines) {
    List<ConfLine> reversed = new ArrayList<>(lines);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Whether two entries come from files of which it is not known which is read first. */
  boolean isUnordered(HostEntry one, HostEntry other) {
    String a = one.place().path();
    String b = other.place().path();
    return !a.equals(b)
        && unordered.stream().anyMatch(dir -> a.startsWith(dir) || b.startsWith(dir));
  }

  /** Returns the configuration that was read when dnsmasq started. */
  public Configuration conf() {
    return conf;
  }

  /** Returns the dhcp-hosts, with the addresses that they have. */
  public HostEntries entries() {
    return entries;
  }

  /** Returns what dnsmasq says of its files, in its order. */
  public List<LogMessage> log() {
    return Collections.unmodifiableList(log);
  }

  /** Returns what dnsmasq says of the hosts files, which it reads before the dhcp-hosts. */
  public List<LogMessage> logOfNames() {
    return log().subList(0, messagesOfNames);
  }

  /** Returns what may change the answers and was not seen; empty when all was. */
  public List<String> unknown() {
    return Collections.unmodifiableList(unknown);
  }
}
