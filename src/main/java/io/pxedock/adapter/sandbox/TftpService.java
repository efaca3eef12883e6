package io.pxedock.adapter.sandbox;

import io.pxedock.adapter.sandbox.ContainerView.Entry;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * dnsmasq's TFTP server (tftp.c): each request opens its file again, and the log names only the IP.
 */
final class TftpService {
  private static final int MAX_FILLING = 1 << 20;

  private final ContainerView view;
  private final String root;
  private final Syslog log;

  TftpService(ContainerView view, String root, Syslog log) {
    this.view = view;
    this.root = root.endsWith("/") ? root : root + "/";
    this.log = log;
  }

  Optional<Bytes> transfer(String name, Ipv4Address to) {
    String path = pathOf(name);
    Optional<Entry> entry = path.contains("/../") ? Optional.empty() : view.look(path);
    if (path.contains("/../")) {
      log.tftp("cannot access " + path + ": Permission denied");
    } else if (entry.isEmpty()) {
      log.tftp("file " + path + " not found for " + to);
    } else if (entry.get().isDirectory()) {
      log.tftp("cannot read " + path + ": Is a directory");
    } else {
      return send(path, entry.get(), to);
    }
    return Optional.empty();
  }

  private String pathOf(String name) {
    if (name.startsWith(root)) {
      return name;
    }
    return root + (name.startsWith("/") ? name.substring(1) : name);
  }

  private Optional<Bytes> send(String path, Entry entry, Ipv4Address to) {
    try {
      // A replaced file keeps its inode while it is bound; its old bytes are not kept here, so as
      // many others are sent.
      Bytes bytes = Bytes.of(new byte[(int) Math.min(entry.size(), MAX_FILLING)]);
      if (entry.path().isPresent()) {
        if (!isWorldReadable(entry.path().get())) {
          log.tftp("cannot access " + path + ": Permission denied");
          return Optional.empty();
        }
        bytes = Bytes.of(Files.readAllBytes(entry.path().get()));
      }
      log.tftp("sent " + path + " to " + to);
      return Optional.of(bytes);
    } catch (IOException e) {
      log.tftp("cannot access " + path + ": Permission denied");
      return Optional.empty();
    }
  }

  // Root could read anything: dnsmasq asks for more than that.
  private static boolean isWorldReadable(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
  }
}
