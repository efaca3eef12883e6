package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A configuration and the files that it names, as lines by their paths below {@code /conf}.
 *
 * @param relay through which its clients ask; null for clients of the segment
 */
record Pair(Map<String, List<String>> files, Ipv4Address relay) {
  private static final String CONF = "dnsmasq.conf";

  FileSource source() {
    return path -> {
      if (path.equals("/etc/hosts")) {
        return etcHosts();
      }
      if (!path.startsWith("/conf/")) {
        return new FileSource.Unreadable(FileSource.ABSENT);
      }
      String name = path.substring("/conf/".length());
      if (files.containsKey(name)) {
        return new FileSource.Text(LineText.of(bytes(name)));
      }
      List<String> below =
          files.keySet().stream()
              .filter(file -> file.startsWith(name + "/"))
              .map(file -> file.substring(name.length() + 1))
              .toList();
      return below.isEmpty()
          ? new FileSource.Unreadable(FileSource.ABSENT)
          : new FileSource.Directory(below);
    };
  }

  private static FileSource.Entry etcHosts() {
    try {
      return new FileSource.Text(LineText.of(Bytes.of(Files.readAllBytes(Path.of("/etc/hosts")))));
    } catch (IOException e) {
      return new FileSource.Unreadable(FileSource.ABSENT);
    }
  }

  /** Whether it has a directory of which dnsmasq reads files as they come. */
  boolean isDynamic() {
    return conf().stream().anyMatch(line -> line.contains("hostsdir="));
  }

  boolean hasRange() {
    return conf().stream().anyMatch(line -> line.startsWith("dhcp-range="));
  }

  private Bytes bytes(String name) {
    String text = String.join("\n", files.get(name)) + "\n";
    return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  List<String> conf() {
    return files.get(CONF);
  }

  void write(Path directory) throws IOException {
    try (Stream<Path> old = Files.walk(directory)) {
      for (Path path : old.filter(Files::isRegularFile).toList()) {
        if (!path.endsWith("leases")) {
          Files.delete(path);
        }
      }
    }
    for (String name : files.keySet()) {
      Path path = directory.resolve(name);
      Files.createDirectories(path.getParent());
      byte[] bytes = bytes(name).toArray();
      if (name.equals(CONF)) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes = text.replace("/conf/", directory + "/").getBytes(StandardCharsets.ISO_8859_1);
      }
      Files.write(path, bytes);
    }
  }

  /** The same without one line. */
  Stream<Pair> smaller() {
    List<Pair> all = new ArrayList<>();
    files.forEach(
        (name, lines) -> {
          for (int i = 0; i < lines.size(); i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            Map<String, List<String>> others = new TreeMap<>(files);
            others.put(name, fewer);
            all.add(new Pair(others, relay));
          }
        });
    return all.stream();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (name, lines) -> {
          text.append("--- ").append(name).append('\n');
          lines.forEach(line -> text.append(line).append('\n'));
        });
    return text.append("--- relay ").append(relay).toString();
  }
}
