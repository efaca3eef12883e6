package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.DnsName;
import io.pxedock.core.dnsmasq.DnsmasqRule;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.HostsLine;
import io.pxedock.core.dnsmasq.Ipv6Text;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.LineText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads hosts files into the names (read_hostsfile, cache.c). */
final class HostsReader {
  private final Names names;
  private final Domains domains;
  private final DnsmasqVersion version;
  private final Consumer<LogMessage> log;
  private boolean isKnown = true;

  HostsReader(Names names, Configuration conf, Consumer<LogMessage> log) {
    this.names = names;
    this.domains = new Domains(conf);
    this.version = conf.version();
    this.log = log;
  }

  /** Whether all was read as dnsmasq reads it. */
  boolean isKnown() {
    return isKnown;
  }

  void read(String path, FileSource.Entry entry) {
    if (entry instanceof FileSource.Text text) {
      readText(path, text.text());
    } else if (entry instanceof FileSource.Unreadable unreadable) {
      say("failed to load names from " + path + ": " + unreadable.error());
    } else if (entry instanceof FileSource.Directory) {
      readText(path, LineText.of(io.pxedock.model.text.Bytes.EMPTY));
    } else {
      isKnown = false;
    }
  }

  private void readText(String path, LineText text) {
    int addresses = 0;
    int count = 0;
    for (int n = 1; n <= text.size(); n++) {
      HostsLine line = HostsLine.parse(n, text.line(n));
      if (line.isEmpty()) {
        continue;
      }
      if (line.isBadAddress()) {
        say("bad address at " + path + " line " + n);
      } else {
        addresses++;
        count += readLine(path, line);
      }
    }
    boolean countsNames = version.has(DnsmasqRule.COUNTS_NAMES);
    say("read " + path + " - " + (countsNames ? count + " names" : addresses + " addresses"));
  }

  private int readLine(String path, HostsLine line) {
    HostsPlace place = new HostsPlace(path, line.number());
    Optional<Ipv4Address> ip = line.ip();
    String ipv6 = ip.isPresent() ? null : Ipv6Text.canonical(line.addressText());
    int count = 0;
    for (String name : line.names()) {
      if (DnsName.isName(name, version)) {
        count += add(name, ip.orElse(null), ipv6, place);
      } else {
        say("bad name at " + path + " line " + line.number());
      }
    }
    return count;
  }

  /** Adds a name, and the same with its domain where names are expanded. */
  int add(String name, Ipv4Address ip, String ipv6, HostsPlace place) {
    String key = key(name);
    Known expands = name.indexOf('.') < 0 ? domains.expands(ip) : Known.NO;
    isKnown &= expands != Known.UNKNOWN;
    int count = 1;
    if (expands == Known.YES) {
      names.add(key + "." + key(domains.domain(ip)), ip, ipv6, place);
      count++;
    }
    names.add(key, ip, ipv6, place);
    return count;
  }

  // canonicalise (util.c) takes a dot at the end away.
  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** A line {@code host-record=}: names and addresses in any order. */
  void readRecord(ConfLine line) {
    HostsPlace place = new HostsPlace(line.path(), line.number());
    List<String> words = line.words();
    Ipv4Address ip = null;
    String ipv6 = null;
    for (String word : words) {
      Optional<Ipv4Address> address = Ipv4Address.tryParse(word);
      ip = address.orElse(ip);
      ipv6 = Ipv6Text.isAddress(word) ? Ipv6Text.canonical(word) : ipv6;
    }
    for (String word : words) {
      boolean isName =
          !word.chars().allMatch(c -> c >= '0' && c <= '9')
              && Ipv4Address.tryParse(word).isEmpty()
              && !Ipv6Text.isAddress(word);
      if (isName && ip != null) {
        names.add(key(word), ip, null, place);
      }
      if (isName && ipv6 != null) {
        names.add(key(word), null, ipv6, place);
      }
    }
  }

  private void say(String text) {
    log.accept(new LogMessage(false, text));
  }
}
