package io.pxedock.core.dnsmasq;

import io.pxedock.model.FileLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A hosts file ({@code addn-hosts}): addresses and their names, without loss.
 *
 * @param path the file on this machine
 * @param shown the file as operators see it, relative to the work directory
 */
public record HostsFile(Path path, String shown, LineText text, List<HostsLine> lines) {
  public static HostsFile parse(Path path, String shown, LineText text) {
    List<HostsLine> lines =
        IntStream.rangeClosed(1, text.size())
            .mapToObj(n -> HostsLine.parse(n, text.line(n)))
            .toList();
    return new HostsFile(path, shown, text, lines);
  }

  /** The lines that say something, the bad ones too. */
  public List<HostsLine> entries() {
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }

  public FileLine place(HostsLine line) {
    return new FileLine(shown, line.number());
  }

  public HostsFile append(Ipv4Address ip, String fqdn, String name) {
    return parse(path, shown, text.append(HostsLine.format(ip, fqdn, name)));
  }

  public HostsFile without(Collection<Integer> numbers) {
    return parse(path, shown, text.without(numbers));
  }

  public HostsFile withLine(int number, String line) {
    return parse(path, shown, text.replace(number, line));
  }
}
