package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.LeaseFile;
import io.pxedock.core.dnsmasq.model.Client;
import io.pxedock.core.dnsmasq.model.ConfReader;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.Dnsmasq;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.Listening;
import io.pxedock.core.dnsmasq.model.Loaded;
import io.pxedock.core.dnsmasq.model.LogMessage;
import io.pxedock.core.dnsmasq.model.Segment;
import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The sandbox's dnsmasq, asked about files that are not in force. */
final class SandboxTrial implements Trial {
  private final SandboxProvisioning provisioning;

  SandboxTrial(SandboxProvisioning provisioning) {
    this.provisioning = provisioning;
  }

  @Override
  public List<Verdict> ask(Server server, List<Candidate> candidates) {
    provisioning.checkDnsmasq(server.image());
    return candidates.stream().map(candidate -> ask(server, candidate)).toList();
  }

  private static Verdict ask(Server server, Candidate candidate) {
    FileSource files = files(server, candidate);
    Configuration conf = ConfReader.read("/conf/dnsmasq.conf", files, DnsmasqVersion.REFERENCE);
    List<Optional<Ipv4Address>> offers = new ArrayList<>();
    if (conf.fault().isPresent()) {
      candidate.queries().forEach(query -> offers.add(Optional.empty()));
      return new Verdict(false, false, List.of("dnsmasq: " + conf.fault().get().message()), offers);
    }
    Loaded loaded = Loaded.of(conf, files);
    Segment own = Segment.own(server.device(), server.address(), server.subnet());
    List<Lease> leases =
        conf.last("dhcp-leasefile")
            .map(line -> files.at(line.value()))
            .filter(FileSource.Text.class::isInstance)
            .map(entry -> LeaseFile.parse(((FileSource.Text) entry).text()))
            .orElse(List.of());
    Dnsmasq dnsmasq = Dnsmasq.of(loaded, own, leases, Instant.now());
    boolean answers =
        conf.has("dhcp-range") && Listening.on(server.device(), server.address(), conf);
    for (Query query : candidate.queries()) {
      Segment segment = query.relay().map(own::by).orElse(own);
      Client client = new Client(query.mac(), query.options());
      offers.add(answers ? dnsmasq.offer(client, segment).address() : Optional.empty());
    }
    List<String> said = new ArrayList<>(List.of("dnsmasq[1]: started, version 2.90 cachesize 150"));
    loaded.log().forEach(message -> said.add(line(message)));
    return new Verdict(true, answers, said, offers);
  }

  private static String line(LogMessage message) {
    return (message.isDhcp() ? "dnsmasq-dhcp[1]: " : "dnsmasq[1]: ") + message.text();
  }

  private static FileSource files(Server server, Candidate candidate) {
    Map<String, Set<String>> directories = new HashMap<>();
    server.copied().forEach(path -> directories.put(path, new TreeSet<>()));
    server.shared().keySet().forEach(path -> directories.put(path, new TreeSet<>()));
    for (String path : candidate.files().keySet()) {
      int slash = path.lastIndexOf('/');
      directories
          .computeIfAbsent(path.substring(0, slash), dir -> new TreeSet<>())
          .add(path.substring(slash + 1));
    }
    return path -> {
      if (candidate.files().containsKey(path)) {
        return new FileSource.Text(LineText.of(candidate.files().get(path)));
      }
      if (directories.containsKey(path)) {
        return new FileSource.Directory(List.copyOf(directories.get(path)));
      }
      return path.startsWith("/etc/")
          ? new FileSource.Unseen()
          : new FileSource.Unreadable(FileSource.ABSENT);
    };
  }
}
