package io.pxedock.core.diagnosis;

import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.model.Answer;
import io.pxedock.core.dnsmasq.model.Client;
import io.pxedock.core.dnsmasq.model.ConfReader;
import io.pxedock.core.dnsmasq.model.Dnsmasq;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.HostEntries;
import io.pxedock.core.dnsmasq.model.HostEntry;
import io.pxedock.core.dnsmasq.model.HostsPlace;
import io.pxedock.core.dnsmasq.model.KnownFiles;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What dnsmasq will offer to each card that the files name, after the next reload. */
public final class Preflight {
  /** How it is known. */
  public enum Proof {
    /** dnsmasq itself was asked. */
    ASKED("asked"),
    COMPUTED("computed"),
    NOT_KNOWN("not-known");

    private final String word;

    Proof(String word) {
      this.word = word;
    }

    /** Returns the word that names it on the screen and in JSON. */
    public String word() {
      return word;
    }
  }

  /**
   * A card.
   *
   * @param ip the address that it will be offered; null for none, or where it is not known
   * @param now the address that it is offered by the files that are loaded; null for none, or while
   *     changes are not loaded
   * @param name of its line; empty for none
   * @param place the line that counts for it
   */
  public record Row(
      MacAddress mac,
      Ipv4Address ip,
      Ipv4Address now,
      String name,
      String reason,
      Proof proof,
      FileLine place) {}

  private final Snapshot snapshot;
  private final SiteFiles files;
  private final KnownFiles source;
  private final Dnsmasq dnsmasq;
  private final AskedDnsmasq asked;
  private final boolean isLoaded;
  private final Map<MacAddress, HostEntries.Dropped> cards = new LinkedHashMap<>();

  private Preflight(
      Snapshot snapshot, KnownFiles source, DnsmasqVersion version, AskedDnsmasq asked) {
    this.snapshot = snapshot;
    this.files = snapshot.files().orThrow();
    this.source = source;
    this.asked = asked;
    Loaded loaded = Loaded.of(ConfReader.read(SiteFiles.CONF, source, version), source);
    dnsmasq =
        Dnsmasq.of(
            loaded,
            Segment.own(
                snapshot.device(), snapshot.settings().address(), snapshot.settings().subnet()),
            files.leases().orElse(List.<Lease>of()),
            snapshot.taken());
    PendingLoad pending = PendingLoad.of(snapshot);
    isLoaded =
        snapshot.running().isPresent() && pending.reload().isEmpty() && pending.restart().isEmpty();
    HostEntries entries = loaded.entries();
    List<HostEntry> oldestFirst = new ArrayList<>(entries.newestFirst());
    Collections.reverse(oldestFirst);
    oldestFirst.forEach(entry -> entry.macs().forEach(mac -> cards.putIfAbsent(mac, null)));
    entries.dropped().forEach(line -> line.line().macs().forEach(mac -> cards.put(mac, line)));
  }

  /**
   * Computes it for the files of the site.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if the files could not be read
   */
  public static Preflight of(Snapshot snapshot) {
    return of(snapshot, snapshot.files().orThrow().source());
  }

  /** Computes it for other files. */
  public static Preflight of(Snapshot snapshot, KnownFiles source) {
    return new Preflight(snapshot, source, snapshot.version(), null);
  }

  /** Returns the same with what dnsmasq itself answered. */
  public Preflight answeredBy(AskedDnsmasq dnsmasqItself) {
    DnsmasqVersion version = dnsmasqItself.version();
    return new Preflight(
        snapshot, source, version.isKnown() ? version : snapshot.version(), dnsmasqItself);
  }

  /** Returns the files that it is about. */
  public KnownFiles source() {
    return source;
  }

  /** Returns the model that answered. */
  public Dnsmasq dnsmasq() {
    return dnsmasq;
  }

  /** Returns what dnsmasq itself said; empty when it was not asked. */
  public Optional<AskedDnsmasq> asked() {
    return Optional.ofNullable(asked);
  }

  /** Returns the cards, in the order of the files. */
  public List<MacAddress> macs() {
    return List.copyOf(cards.keySet());
  }

  /** Returns the cards in the order of the files. */
  public List<Row> rows() {
    return cards.keySet().stream().map(mac -> row(mac, cards.get(mac))).toList();
  }

  private Row row(MacAddress mac, HostEntries.Dropped dropped) {
    List<Answer> answers = dnsmasq.answers(Client.pxe(mac, 0));
    Answer answer = Dnsmasq.choose(answers);
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
    Proof proof = answer.isKnown() ? Proof.COMPUTED : Proof.NOT_KNOWN;
    if (asked != null) {
      Ipv4Address real = offered(mac, answers);
      proof = Proof.ASKED;
      reason = Objects.equals(ip, real) && answer.isKnown() ? reason : differs(answer, real);
      ip = real;
    }
    return new Row(mac, ip, isLoaded ? ip : null, name, reason, proof, place);
  }

  private String differs(Answer answer, Ipv4Address real) {
    if (!asked.starts()) {
      return "dnsmasq does not start: " + asked.lastWords().orElse("it said nothing");
    }
    if (!asked.answers()) {
      return "dnsmasq takes no DHCP requests on " + snapshot.device();
    }
    String said = real == null ? "dnsmasq offers it nothing" : "dnsmasq offers it " + real;
    return answer.isKnown()
        ? said
            + "; pxedock's model gives "
            + answer.address().map(String::valueOf).orElse("nothing")
        : said + " (" + answer.detail() + ")";
  }

  /** What dnsmasq itself offers, in the segment where the card's address is. */
  private Ipv4Address offered(MacAddress mac, List<Answer> answers) {
    List<Optional<Ipv4Address>> offers = asked.offers().getOrDefault(mac, List.of());
    Ipv4Address own = offers.isEmpty() ? null : offers.get(0).orElse(null);
    if (own != null && answers.get(0).kind() != Answer.Kind.POOL) {
      return own;
    }
    for (int i = 1; i < offers.size(); i++) {
      if (offers.get(i).isPresent() && answers.get(i).kind() != Answer.Kind.POOL) {
        return offers.get(i).get();
      }
    }
    return own;
  }

  /**
   * Returns the cards of which the model says something else than dnsmasq itself, with the lines
   * that make it: each a defect of pxedock.
   */
  public List<String> defects() {
    if (asked == null || !asked.starts() || !asked.answers()) {
      return List.of();
    }
    List<String> defects = new ArrayList<>();
    for (MacAddress mac : cards.keySet()) {
      List<Optional<Ipv4Address>> offers = asked.offers().getOrDefault(mac, List.of());
      List<Answer> answers = dnsmasq.answers(Client.pxe(mac, 0));
      for (int i = 0; i < offers.size(); i++) {
        if (answers.get(i).isKnown() && !answers.get(i).address().equals(offers.get(i))) {
          defects.add(defect(mac, answers.get(i), offers.get(i)));
          break;
        }
      }
    }
    return defects;
  }

  private String defect(MacAddress mac, Answer answer, Optional<Ipv4Address> real) {
    List<String> lines =
        dnsmasq.loaded().entries().of(mac).stream()
            .flatMap(entry -> Stream.concat(Stream.of(entry.place()), entry.source().stream()))
            .map(at -> place(at) + ": " + text(at))
            .distinct()
            .toList();
    return "dnsmasq "
        + asked.version()
        + " offers "
        + mac
        + " "
        + real.map(String::valueOf).orElse("nothing")
        + ", where pxedock's model gives "
        + answer.address().map(String::valueOf).orElse("nothing")
        + (lines.isEmpty() ? "" : " (" + String.join("; ", lines) + ")");
  }

  private String text(HostsPlace at) {
    return source.at(at.path()) instanceof FileSource.Text file
            && at.line() > 0
            && at.line() <= file.text().size()
        ? file.text().shown(at.line())
        : "";
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
      case OWN_ADDRESS -> "its address is the boot server's";
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
          case NEVER_FIRST -> "'" + name + "' is not the first name of any of its addresses";
          case TAKEN ->
              "the address of '"
                  + name
                  + "' goes to "
                  + entry
                      .rival()
                      .map(other -> String.valueOf(place(other.place())))
                      .orElse("another");
          case ONLY_IPV6 -> "'" + name + "' has only IPv6 addresses";
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
        ? "the line needs a tag that the machine does not have"
        : entry.ip().get() + " is outside every dhcp-range";
  }
}
