package io.pxedock.console.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.site.Arming;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.FileLine;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Host;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of one host, as text and JSON. */
public final class HostText {
  private HostText() {}

  /** Returns the facts about a host, one a line. */
  public static List<Line> print(Host host, Snapshot snapshot, ZoneId zone) {
    SiteFiles files = snapshot.files().orThrow();
    List<Line> lines = new ArrayList<>();
    add(lines, "name", Printable.line(host.name()), Tone.STRONG);
    add(lines, "fqdn", host.fqdn());
    add(lines, "ip", HostFacts.ip(host));
    add(lines, "mac", HostFacts.mac(host));
    String flag =
        host.armed911()
            .map(f -> HostFacts.flag(f, " since " + RelativeTime.full(f.since(), zone)))
            .orElse("not armed");
    add(lines, "911", flag, host.isArmed() ? Tone.BAD : Tone.PLAIN);
    String origin = HostFacts.origin(host.armed911().flatMap(snapshot::arming));
    if (!origin.isEmpty()) {
      add(lines, "armed", origin);
    }
    host.armed911()
        .ifPresent(f -> add(lines, "flag", Printable.line(files.paths().shown(f.path()))));
    add(lines, "lease", HostFacts.lease(host, end -> " until " + end, " without end"));
    add(lines, "hosts", line(files, host.hostsLine()));
    add(lines, "dhcphosts", line(files, host.dhcpLine()));
    host.problems().forEach(p -> add(lines, "problem", p.line(), Tone.BAD));
    return lines;
  }

  private static void add(List<Line> lines, String key, String value) {
    add(lines, key, value, Tone.PLAIN);
  }

  /** Adds a fact; a dash stands for an empty one. */
  static void add(List<Line> lines, String key, String value, Tone tone) {
    lines.add(Line.of(String.format("%-11s", key)).plus(value.isEmpty() ? "-" : value, tone));
  }

  /** A line of a file with its place; empty for no place. */
  private static String line(SiteFiles files, FileLine place) {
    if (place == null) {
      return "";
    }
    return Printable.line(place + files.text(place).map(text -> ": " + text).orElse(""));
  }

  /** Returns a host as JSON; what is not known is null. */
  public static ObjectNode json(Host host, Snapshot snapshot) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", host.name());
    node.put("fqdn", host.fqdn());
    node.put("ip", host.address().map(String::valueOf).orElse(null));
    node.put("mac", host.hardware().map(String::valueOf).orElse(null));
    node.put("boot911", host.isArmed());
    Optional<Arming> arming = host.armed911().flatMap(snapshot::arming);
    node.put("armed_by", arming.map(Arming::user).orElse(null));
    node.put("armed_reason", arming.map(Arming::reason).orElse(null));
    node.put("armed_change", arming.map(Arming::change).orElse(null));
    node.put("hosts_line", host.hostsLine() == null ? null : host.hostsLine().toString());
    node.put("dhcphosts_line", host.dhcpLine() == null ? null : host.dhcpLine().toString());
    node.put("lease_ip", host.lease() == null ? null : host.lease().ip().toString());
    host.problems().forEach(p -> node.withArray("problems").add(Json.of(p)));
    node.withArray("problems");
    return node;
  }
}
