package io.pxedock.core.dnsmasq;

import io.pxedock.model.FileLine;
import io.pxedock.model.text.LineText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code dnsmasq.conf}: the long options of dnsmasq(8), one a line, without the dashes. Read once
 * when dnsmasq starts; SIGHUP does not read it again.
 *
 * @param path the file on this machine
 * @param shown the file as operators see it, relative to the work directory
 */
public record DnsmasqConf(Path path, String shown, LineText text, List<Directive> directives) {
  /** One option and its value, empty when it has none. */
  public record Directive(int line, String name, String value) {}

  /** Parses a configuration; names that dnsmasq does not know are kept. */
  public static DnsmasqConf parse(Path path, String shown, LineText text) {
    List<Directive> directives = new ArrayList<>();
    for (int n = 1; n <= text.size(); n++) {
      ConfigLine line = ConfigLine.of(text.line(n));
      String body = line.text().strip();
      if (!body.isEmpty()) {
        int equals = body.indexOf('=');
        String name = equals < 0 ? body : body.substring(0, equals).strip();
        String value = equals < 0 ? "" : body.substring(equals + 1).strip();
        directives.add(new Directive(n, name, utf8(ConfigLine.unhide(value))));
      }
    }
    return new DnsmasqConf(path, shown, text, List.copyOf(directives));
  }

  // Lines are bytes as characters; a path must be the one that the file system knows.
  private static String utf8(String value) {
    return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Returns the directives of that name, in their order. */
  public List<Directive> all(String name) {
    return directives.stream().filter(d -> d.name().equals(name)).toList();
  }

  /** The last directive of that name: the one that counts for options with a single value. */
  public Optional<Directive> last(String name) {
    return all(name).stream().reduce((a, b) -> b);
  }

  /** Returns whether a directive of that name exists. */
  public boolean has(String name) {
    return last(name).isPresent();
  }

  /** Paths in the container of the hosts files ({@code addn-hosts}). */
  public List<String> hostsFiles() {
    return all("addn-hosts").stream().map(Directive::value).toList();
  }

  /** Paths in the container of the dhcp-hostsfiles. */
  public List<String> dhcpHostsFiles() {
    return all("dhcp-hostsfile").stream().map(Directive::value).toList();
  }

  /** Path in the container of the lease file; dnsmasq's built-in one when none is named. */
  public String leaseFile() {
    return last("dhcp-leasefile").map(Directive::value).orElse("/var/lib/misc/dnsmasq.leases");
  }

  /** Path in the container of what TFTP serves. */
  public String tftpRoot() {
    // What may follow a comma is the interface that the root is for.
    return last("tftp-root").map(d -> d.value().split(",", 2)[0].strip()).orElse("/tftpboot");
  }

  /** Whether dnsmasq answers DNS; without it, it has no names to join the host files by. */
  public boolean hasDns() {
    return last("port").map(d -> !d.value().equals("0")).orElse(true);
  }

  /**
   * The boot files that DHCP names ({@code dhcp-boot}), relative to the TFTP root: the first field
   * that is not a tag.
   */
  public List<String> bootFiles() {
    return all("dhcp-boot").stream()
        .flatMap(
            d ->
                Stream.of(d.value().split(","))
                    .map(String::strip)
                    .filter(word -> !word.startsWith("tag:") && !word.startsWith("net:"))
                    .limit(1))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** Returns the place of a directive, as operators see it. */
  public FileLine place(Directive directive) {
    return new FileLine(shown, directive.line());
  }

  /** Returns the place of the whole file, as operators see it. */
  public FileLine place() {
    return FileLine.whole(shown);
  }
}
