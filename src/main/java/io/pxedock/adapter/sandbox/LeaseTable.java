package io.pxedock.adapter.sandbox;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.core.dnsmasq.LeaseFile;
import io.pxedock.core.dnsmasq.model.Offers;
import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leases in dnsmasq's memory. The file is read at start and written at each change; what others
 * do to it meanwhile changes nothing (lease.c).
 */
final class LeaseTable implements Offers.Leases {
  private final Map<Ipv4Address, Lease> byIp = new LinkedHashMap<>();
  private final Optional<Path> file;

  /**
   * @param file nothing if it is in the container, where it is lost with it
   */
  LeaseTable(Optional<Path> file) {
    this.file = file;
    file.filter(Files::isReadable).ifPresent(this::read);
  }

  private void read(Path path) {
    try {
      LeaseFile.parse(LineText.of(Bytes.of(Files.readAllBytes(path))))
          .forEach(lease -> byIp.put(lease.ip(), lease));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  void dropExpired(Instant now) {
    byIp.values().removeIf(lease -> lease.end().filter(end -> !end.isAfter(now)).isPresent());
  }

  @Override
  public Optional<Lease> of(Ipv4Address ip) {
    return Optional.ofNullable(byIp.get(ip));
  }

  @Override
  public Optional<Lease> of(MacAddress mac) {
    return byIp.values().stream().filter(lease -> lease.mac().equals(mac)).findFirst();
  }

  /** Gives the lease; a machine has one at a time. */
  void put(Lease lease) {
    byIp.values().removeIf(old -> old.mac().equals(lease.mac()) && !old.ip().equals(lease.ip()));
    byIp.put(lease.ip(), lease);
    file.ifPresent(this::write);
  }

  private void write(Path path) {
    StringBuilder text = new StringBuilder();
    List<Lease> newestFirst = new ArrayList<>(byIp.values());
    Collections.reverse(newestFirst);
    for (Lease lease : newestFirst) {
      text.append(lease.end().map(Instant::getEpochSecond).orElse(0L)).append(' ');
      text.append(lease.mac()).append(' ').append(lease.ip()).append(' ');
      text.append(lease.name().isEmpty() ? "*" : lease.name());
      // PXE cards send their address, with the hardware type, as client id.
      text.append(" 01:").append(lease.mac()).append('\n');
    }
    try {
      HeldDirectory.put(path, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
