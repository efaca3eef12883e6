package io.pxedock.core.operation;

import io.pxedock.core.dnsmasq.DhcpHostsFile;
import io.pxedock.core.dnsmasq.HostsFile;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which host files a plan writes to, and the changes that writing them makes. */
final class HostFiles {
  private HostFiles() {}

  /** The hosts file that new lines go to: the first that the configuration names. */
  static HostsFile hostsFile(SiteFiles files) {
    return files.hostsFiles().stream().findFirst().orElseThrow(() -> unnamed(files, "addn-hosts"));
  }

  /** The dhcp-hostsfile that new lines go to. */
  static DhcpHostsFile dhcpHostsFile(SiteFiles files) {
    return files.dhcpHostsFiles().stream()
        .findFirst()
        .orElseThrow(() -> unnamed(files, "dhcp-hostsfile"));
  }

  private static Failure unnamed(SiteFiles files, String directive) {
    return Failure.refused(
            "dnsmasq.conf names no " + directive,
            "add a line such as "
                + directive
                + "=/conf/"
                + directive.substring(directive.indexOf('-') + 1))
        .at(files.conf().place());
  }

  /** The hosts file that holds a line. */
  static HostsFile hostsFileWith(SiteFiles files, FileLine line) {
    return files.hostsFiles().stream()
        .filter(f -> f.shown().equals(line.file()))
        .findFirst()
        .orElseThrow(() -> elsewhere(line));
  }

  /** The dhcp-hostsfile that holds a line. */
  static DhcpHostsFile dhcpHostsFileWith(SiteFiles files, FileLine line) {
    return files.dhcpHostsFiles().stream()
        .filter(f -> f.shown().equals(line.file()))
        .findFirst()
        .orElseThrow(() -> elsewhere(line));
  }

  /** All cards of a host: its line may hold several, of which a host shows the first. */
  static Set<MacAddress> cards(SiteFiles files, Host host) {
    Set<MacAddress> cards = new LinkedHashSet<>();
    host.hardware().ifPresent(cards::add);
    for (DhcpHostsFile file : files.dhcpHostsFiles()) {
      file.entries().stream()
          .filter(line -> file.place(line).equals(host.dhcpLine()))
          .forEach(line -> cards.addAll(line.macs()));
    }
    return cards;
  }

  private static Failure elsewhere(FileLine line) {
    return Failure.refused(
            "the line of the host is not in a host file",
            Remedy.run("pxedock", "restart").prefixed("change that line with an editor, then "))
        .at(line);
  }

  static Change change(SiteFiles files, HostsFile before, HostsFile after) {
    return new Change(
        before.path(),
        before.shown(),
        files.content(before.path(), before.text()),
        Content.file(after.text().bytes()));
  }

  static Change change(SiteFiles files, DhcpHostsFile before, DhcpHostsFile after) {
    return new Change(
        before.path(),
        before.shown(),
        files.content(before.path(), before.text()),
        Content.file(after.text().bytes()));
  }
}
