package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** dnsmasq's answer to a DHCPDISCOVER (dhcp_reply, rfc2131.c), to clients of one segment. */
public final class Offers {
  /** The leases that dnsmasq holds, without those that have ended. */
  public interface Leases {
    /** Returns the lease of an address; empty if nobody holds it. */
    Optional<Lease> of(Ipv4Address ip);

    /** Returns the lease of a MAC; empty if it holds none. */
    Optional<Lease> of(MacAddress mac);

    /** Returns the highest address of a range that is leased, or the range's start. */
    default Ipv4Address highest(DhcpContext range) {
      return range.start();
    }

    Leases NONE =
        new Leases() {
          @Override
          public Optional<Lease> of(Ipv4Address ip) {
            return Optional.empty();
          }

          @Override
          public Optional<Lease> of(MacAddress mac) {
            return Optional.empty();
          }
        };
  }

  private final Loaded loaded;
  private final HostEntries entries;
  private final TagRules rules;
  private final Segment segment;
  private final Contexts contexts;
  private final EntrySearch search;
  private final List<List<String>> ignored = new ArrayList<>();

  /** Creates the answers for clients of a segment. */
  public Offers(Loaded loaded, Segment segment) {
    this.loaded = loaded;
    this.entries = loaded.entries();
    this.rules = new TagRules(loaded.conf());
    this.segment = segment;
    this.contexts = Contexts.of(loaded.conf(), segment);
    this.search = new EntrySearch(loaded, contexts);
    for (ConfLine line : loaded.conf().all("dhcp-ignore")) {
      ignored.add(
          line.words().stream()
              .map(w -> w.startsWith("tag:") || w.startsWith("net:") ? w.substring(4) : w)
              .toList());
    }
  }

  /** Returns the segment on which dnsmasq is asked. */
  public Segment segment() {
    return segment;
  }

  /** Returns the ranges that serve the segment. */
  public List<DhcpContext> ranges() {
    return contexts.ranges();
  }

  /** Returns whether an address is in the network of a range that serves the segment. */
  public boolean isServed(Ipv4Address ip) {
    return contexts.contains(ip);
  }

  /** What the client is offered when it asks for no address of its own. */
  public Answer discover(Client client, Leases leases) {
    if (!loaded.unknown().isEmpty()) {
      return Answer.notKnown("not read: " + String.join(", ", loaded.unknown()));
    }
    if (contexts.isEmpty()) {
      return new Answer(Answer.Kind.NO_RANGE, null, null, "");
    }
    Tags tags = rules.of(client, segment.device());
    EntrySearch.Found found = search.onSegment(client.mac(), rules.run(tags));
    if (!found.isKnown()) {
      return Answer.notKnown(found.unknown());
    }
    HostEntry entry = found.entry();
    if (entry != null && entry.tags().contains("")) {
      return Answer.notKnown("an empty tag ends dnsmasq");
    }
    Known known = isKnownElsewhere(client, entry, tags);
    tags.add(entry != null ? "known" : "known-othernet", known);
    if (entry != null) {
      entry.tags().forEach(tag -> tags.add(tag, Known.YES));
    }
    return decide(client, entry, rules.run(tags), leases);
  }

  private Known isKnownElsewhere(Client client, HostEntry entry, Tags tags) {
    if (entry != null) {
      return Known.YES;
    }
    EntrySearch.Found elsewhere = search.elsewhere(client.mac(), rules.run(tags));
    return elsewhere.isKnown() ? Known.of(elsewhere.entry() != null) : Known.UNKNOWN;
  }

  private Answer decide(Client client, HostEntry entry, Tags tags, Leases leases) {
    Known isIgnored = Known.NO;
    for (List<String> wanted : ignored) {
      isIgnored = isIgnored.not().and(tags.match(wanted, false).not()).not();
    }
    if (isIgnored == Known.UNKNOWN) {
      return Answer.notKnown("dhcp-ignore depends on a tag that is not known");
    }
    Optional<Answer> proxy = proxy(client, tags);
    if (proxy.isPresent()) {
      return proxy.get();
    }
    if (isIgnored == Known.YES) {
      return new Answer(Answer.Kind.IGNORED_BY_TAG, null, entry, "");
    }
    if (entry != null && entry.isIgnored()) {
      return new Answer(Answer.Kind.IGNORED, null, entry, "");
    }
    return address(client, entry, tags, leases);
  }

  private Optional<Answer> proxy(Client client, Tags tags) {
    boolean isBootServer = loaded.conf().has("pxe-service") || loaded.conf().has("pxe-prompt");
    if (isBootServer && client.isPxe()) {
      for (DhcpContext range : contexts.ranges()) {
        Known takes = tags.match(range.filter(), true);
        if (range.mode() == DhcpContext.Mode.PROXY && takes != Known.NO) {
          return Optional.of(
              takes == Known.YES
                  ? new Answer(Answer.Kind.PROXY, null, null, "")
                  : Answer.notKnown("a range depends on a tag that is not known"));
        }
      }
    }
    return contexts.ranges().get(0).mode() == DhcpContext.Mode.PROXY
        ? Optional.of(new Answer(Answer.Kind.PROXY, null, null, ""))
        : Optional.empty();
  }

  private Answer address(Client client, HostEntry entry, Tags tags, Leases leases) {
    if (entry != null && entry.join() == HostEntry.Join.NOT_KNOWN) {
      return Answer.notKnown("its name has several addresses");
    }
    Optional<Lease> held = leases.of(client.mac());
    Answer.Kind refused = null;
    String detail = "";
    if (entry != null && entry.ip().isPresent()) {
      Ipv4Address ip = entry.ip().get();
      Optional<Lease> other =
          leases.of(ip).filter(l -> !l.mac().equals(client.mac()) && !entry.has(l.mac()));
      if (other.isPresent()) {
        refused = Answer.Kind.LEASED_ELSEWHERE;
        detail = other.get().mac().toString();
      } else if (contexts.isRouter(ip)) {
        refused = Answer.Kind.OWN_ADDRESS;
      } else {
        return narrow(new Answer(Answer.Kind.RESERVED, ip, entry, ""), tags);
      }
    }
    if (held.isPresent() && entries.of(held.get().ip()).isEmpty()) {
      if (entries.isUncertain(held.get().ip())) {
        return Answer.notKnown("it is not known whether another has the address");
      }
      Known available = contexts.available(held.get().ip(), tags);
      if (available == Known.UNKNOWN) {
        return Answer.notKnown("a range depends on a tag that is not known");
      }
      if (available == Known.YES) {
        return narrow(new Answer(Answer.Kind.LEASED, held.get().ip(), entry, detail), tags);
      }
    }
    Contexts.Free free =
        contexts.allocate(
            client.mac(),
            tags,
            ip -> isFree(ip, leases),
            loaded.conf().has("dhcp-sequential-ip") ? leases::highest : null);
    if (!free.isKnown()) {
      return Answer.notKnown("a range, or what is free in it, is not known");
    }
    if (free.ip() != null) {
      return narrow(new Answer(Answer.Kind.POOL, free.ip(), entry, detail), tags);
    }
    return new Answer(refused == null ? Answer.Kind.NO_ADDRESS : refused, null, entry, detail);
  }

  private Known isFree(Ipv4Address ip, Leases leases) {
    if (leases.of(ip).isPresent() || entries.of(ip).isPresent()) {
      return Known.NO;
    }
    return entries.isUncertain(ip) ? Known.UNKNOWN : Known.YES;
  }

  private Answer narrow(Answer answer, Tags tags) {
    return switch (contexts.narrows(answer.ip(), tags)) {
      case YES -> answer;
      case NO -> new Answer(Answer.Kind.NO_RANGE_FOR_TAGS, null, answer.entry(), "");
      case UNKNOWN -> Answer.notKnown("a range depends on a tag that is not known");
    };
  }
}
