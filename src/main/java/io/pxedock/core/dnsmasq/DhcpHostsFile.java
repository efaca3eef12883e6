package io.pxedock.core.dnsmasq;

import io.pxedock.model.FileLine;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A {@code dhcp-hostsfile}: hardware addresses and the names they get, without loss.
 *
 * @param path the file on this machine
 * @param shown the file as operators see it, relative to the work directory
 */
public record DhcpHostsFile(Path path, String shown, LineText text, List<DhcpHostLine> lines) {
  /** Parses a file; a line that dnsmasq would drop is kept as it is. */
  public static DhcpHostsFile parse(Path path, String shown, LineText text) {
    List<DhcpHostLine> lines =
        IntStream.rangeClosed(1, text.size())
            .mapToObj(n -> DhcpHostLine.parse(n, text.line(n)))
            .toList();
    return new DhcpHostsFile(path, shown, text, lines);
  }

  /** The lines that say something, the bad ones too. */
  public List<DhcpHostLine> entries() {
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }

  /** Returns the place of a line, as operators see it. */
  public FileLine place(DhcpHostLine line) {
    return new FileLine(shown, line.number());
  }

  /** Returns this file with one more line at its end. */
  public DhcpHostsFile append(MacAddress mac, String name) {
    return with(append(text, mac, name));
  }

  /** Returns the text of a dhcp-hostsfile with the line of another host at its end. */
  public static LineText append(LineText text, MacAddress mac, String name) {
    return text.append(DhcpHostLine.format(mac, name));
  }

  /** Returns this file with another text. */
  public DhcpHostsFile with(LineText other) {
    return parse(path, shown, other);
  }

  /** Returns this file without the lines of those numbers. */
  public DhcpHostsFile without(Collection<Integer> numbers) {
    return parse(path, shown, text.without(numbers));
  }

  /** Returns this file with another text in the line of that number. */
  public DhcpHostsFile withLine(int number, String line) {
    return parse(path, shown, text.replace(number, line));
  }
}
