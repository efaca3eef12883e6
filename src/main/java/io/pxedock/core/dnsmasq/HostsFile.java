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
  /** Parses a file; a line that dnsmasq would drop is kept as it is. */
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

  /** Returns the place of a line, as operators see it. */
  public FileLine place(HostsLine line) {
    return new FileLine(shown, line.number());
  }

  /** Returns this file with one more line at its end; {@code fqdn} may be empty. */
  public HostsFile append(Ipv4Address ip, String fqdn, String name) {
    return with(append(text, ip, fqdn, name));
  }

  /** Returns the text of a hosts file with the line of another host at its end. */
  public static LineText append(LineText text, Ipv4Address ip, String fqdn, String name) {
    return text.append(HostsLine.format(ip, fqdn, name));
  }

  /** Returns this file with another text. */
  public HostsFile with(LineText other) {
    return parse(path, shown, other);
  }

  /** Returns this file without the lines of those numbers. */
  public HostsFile without(Collection<Integer> numbers) {
    return parse(path, shown, text.without(numbers));
  }

  /** Returns this file with another text in the line of that number. */
  public HostsFile withLine(int number, String line) {
    return parse(path, shown, text.replace(number, line));
  }
}
