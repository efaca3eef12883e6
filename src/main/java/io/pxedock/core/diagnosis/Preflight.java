package io.pxedock.core.diagnosis;

import io.pxedock.core.dnsmasq.model.Answer;
import io.pxedock.core.dnsmasq.model.Client;
import io.pxedock.core.dnsmasq.model.Dnsmasq;
import io.pxedock.core.dnsmasq.model.HostEntries;
import io.pxedock.core.dnsmasq.model.HostEntry;
import io.pxedock.core.dnsmasq.model.HostsPlace;
import io.pxedock.core.dnsmasq.model.Loaded;
import io.pxedock.core.dnsmasq.model.Segment;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.FileLine;
import io.pxedock.model.host.Lease;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What dnsmasq will offer to each card that the files name, after the next reload. */
public final class Preflight {
  /**
   * A card.
   *
   * @param ip the address that it will be offered; null for none, or where it is not known
   * @param now the address that it is offered by the files that are loaded; null for none, or while
   *     changes are not loaded
   * @param name of its line; empty for none
   * @param isKnown whether the model has an answer
   * @param place the line that counts for it
   */
  public record Row(
      MacAddress mac,
      Ipv4Address ip,
      Ipv4Address now,
      String name,
      String reason,
      boolean isKnown,
      FileLine place) {}

  private final SiteFiles files;
  private final Dnsmasq dnsmasq;
  private final boolean isLoaded;

  private Preflight(Snapshot snapshot) {
    files = snapshot.files().orThrow();
    Loaded loaded = Loaded.of(files.configuration(snapshot.version()), files.source());
    dnsmasq =
        Dnsmasq.of(
            loaded,
            Segment.own("eth0", snapshot.settings().address(), snapshot.settings().subnet()),
            files.leases().orElse(List.<Lease>of()),
            snapshot.taken());
    PendingLoad pending = PendingLoad.of(snapshot);
    isLoaded =
        snapshot.running().isPresent() && pending.reload().isEmpty() && pending.restart().isEmpty();
  }

  /**
   * Returns the cards in the order of the files.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if the files could not be read
   */
  public static List<Row> of(Snapshot snapshot) {
    return new Preflight(snapshot).rows();
  }

  private List<Row> rows() {
    HostEntries entries = dnsmasq.loaded().entries();
    Map<MacAddress, HostEntries.Dropped> cards = new LinkedHashMap<>();
    List<HostEntry> oldestFirst = new ArrayList<>(entries.newestFirst());
    Collections.reverse(oldestFirst);
    oldestFirst.forEach(entry -> entry.macs().forEach(mac -> cards.putIfAbsent(mac, null)));
    entries.dropped().forEach(line -> line.line().macs().forEach(mac -> cards.put(mac, line)));
    return cards.keySet().stream().map(mac -> row(mac, cards.get(mac))).toList();
  }

  private Row row(MacAddress mac, HostEntries.Dropped dropped) {
    Answer answer = dnsmasq.offer(Client.pxe(mac, 0));
    HostEntry own =
        answer
            .foundEntry()
            .or(() -> dnsmasq.loaded().entries().of(mac).stream().findFirst())
            .orElse(null);
    boolean isDropped = own == null && dropped != null;
    FileLine place = isDropped ? place(dropped.place()) : own == null ? null : place(own.place());
    String name =
        isDropped
            ? dropped.line().name().orElse("")
            : Optional.ofNullable(own).flatMap(entry -> entry.line().name()).orElse("");
    String reason =
        isDropped ? "dnsmasq drops the line: " + dropped.message() : reason(answer, own);
    Ipv4Address ip = answer.address().orElse(null);
    return new Row(mac, ip, isLoaded ? ip : null, name, reason, answer.isKnown(), place);
  }

  private FileLine place(HostsPlace place) {
    return files.place(place.path(), place.line());
  }

  private String reason(Answer answer, HostEntry entry) {
    return switch (answer.kind()) {
      case RESERVED ->
          entry
              .source()
              .map(at -> "its name's address at " + place(at))
              .orElse("the line's address");
      case LEASED -> "the address of its lease";
      case POOL -> "an address of a dynamic range" + because(entry);
      case IGNORED -> "the line says ignore";
      case IGNORED_BY_TAG -> "a dhcp-ignore is about its tags";
      case NO_RANGE -> "no dhcp-range serves the network";
      case PROXY -> "another server gives the addresses: the dhcp-range is a proxy";
      case LEASED_ELSEWHERE ->
          entry.ip().map(String::valueOf).orElse("its address")
              + " is leased to "
              + answer.detail();
      case OWN_ADDRESS -> "its address is the server's own";
      case NO_RANGE_FOR_TAGS -> "no dhcp-range takes its tags";
      case NOT_KNOWN -> "not known: " + answer.detail();
      case NO_ADDRESS -> "no address is free for it" + because(entry);
    };
  }

  /** Why the line gives it no address of its own. */
  private String because(HostEntry entry) {
    if (entry == null) {
      return "";
    }
    String name = entry.name().orElse("");
    String why =
        switch (entry.join()) {
          case NO_SUCH_NAME -> "no hosts file names '" + name + "'";
          case NEVER_FIRST -> "'" + name + "' is the first name of none of its addresses";
          case TAKEN ->
              "the address of '"
                  + name
                  + "' goes to "
                  + entry
                      .rival()
                      .map(other -> String.valueOf(place(other.place())))
                      .orElse("another");
          case ONLY_IPV6 -> "'" + name + "' has addresses of IPv6 only";
          case NO_DNS -> "port=0 leaves dnsmasq without names";
          case NOT_KNOWN -> "'" + name + "' has several addresses";
          case NONE, JOINED -> outside(entry);
        };
    return why.isEmpty() ? "" : ": " + why;
  }

  private String outside(HostEntry entry) {
    if (entry.ip().isEmpty()) {
      return "the line has no name and no address";
    }
    return dnsmasq.isServed(entry.ip().get())
        ? "the line needs a tag that the machine has not"
        : entry.ip().get() + " lies in no dhcp-range";
  }
}
