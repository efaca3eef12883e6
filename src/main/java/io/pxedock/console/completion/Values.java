package io.pxedock.console.completion;

import io.pxedock.console.render.RelativeTime;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;

/**
 * Suggests values of a parameter. Its label names the kind of value: {@code HOST}, {@code MAC},
 * {@code IP}, {@code NAME} of a new host, {@code FQDN}, {@code CHANGE}, {@code IMAGE}, {@code
 * FILTER}, or the values themselves, as in {@code table|json|csv}.
 */
final class Values {
  private static final Map<String, String> FILTERS = filterWords();

  private final Known known;
  private final List<String> given;
  private final String typed;

  /**
   * Suggests values.
   *
   * @param given the values already on the line
   * @param typed the word typed so far
   */
  Values(Known known, List<String> given, String typed) {
    this.known = known;
    this.given = given;
    this.typed = typed;
  }

  private static Map<String, String> filterWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("911", "armed for 911");
    words.put("problem", "with something wrong");
    words.put("unknown", "not registered");
    words.put("seen<2h", "heard of in the last 2 hours");
    words.put("name:", "part of a name, or a range");
    words.put("mac:", "part of a MAC, in any spelling");
    words.put("ip:", "an address, its beginning, or a subnet");
    words.put("state:", "how it is, such as stuck or done");
    return words;
  }

  List<Suggestion> of(ArgSpec parameter) {
    if (parameter.completionCandidates() instanceof FixedWords fixed) {
      return fixed(fixed);
    }
    String label = parameter.paramLabel();
    return switch (label) {
      case "HOST" -> hosts(isForArmed(parameter) ? Host::isArmed : host -> true);
      case "FILTER" -> filters(parameter);
      case "MAC" -> strangers();
      case "IP" -> nextFree();
      case "NAME" -> unfinished();
      case "FQDN" -> fqdns();
      case "CHANGE" -> changes();
      case "IMAGE" -> images();
      default -> label.indexOf('|') > 0 ? words(label) : List.of();
    };
  }

  /** Suggests the hosts or unknown machines whose MAC ends in the typed text. */
  List<Suggestion> byTail(ArgSpec parameter) {
    return switch (parameter.paramLabel()) {
      case "HOST", "FILTER" -> {
        List<Suggestion> found = new ArrayList<>();
        known.hosts().stream()
            .filter(h -> h.mac() != null && !h.isIpmi() && h.mac().endsWith(typed) && !isGiven(h))
            .forEach(h -> add(found, h.name(), "hosts", Described.by(address(h), mac(h))));
        yield found;
      }
      case "MAC" ->
          strangers().stream().filter(s -> MacAddress.parse(s.value()).endsWith(typed)).toList();
      default -> List.of();
    };
  }

  private static boolean isForArmed(ArgSpec parameter) {
    return parameter.completionCandidates() instanceof ArmedHosts;
  }

  private static List<Suggestion> fixed(FixedWords fixed) {
    List<Suggestion> found = new ArrayList<>();
    fixed.words().forEach((word, does) -> found.add(new Suggestion(word, "values", does, true)));
    return found;
  }

  private List<Suggestion> words(String label) {
    return Stream.of(label.split("\\|")).map(w -> new Suggestion(w, "values", "", true)).toList();
  }

  /**
   * Suggests hosts by name, or by FQDN, address or MAC if the typed text looks like one. Several
   * words for each host would make the list of names hard to read.
   */
  private List<Suggestion> hosts(Predicate<Host> wanted) {
    // A BMC's entry is offered once its name is begun.
    List<Host> open =
        known.hosts().stream()
            .filter(wanted.and(h -> !isGiven(h) && !(h.isIpmi() && typed.isEmpty())))
            .toList();
    List<Suggestion> found = new ArrayList<>();
    boolean full = typed.indexOf('.') > 0;
    for (Host host : open) {
      add(found, full ? host.fqdn() : host.name(), "hosts", Described.by(address(host), mac(host)));
    }
    if (typed.matches("[0-9][0-9.]*")) {
      open.forEach(h -> add(found, address(h), "addresses", Described.by(h.name())));
    }
    if (looksLikeMac() || (found.stream().noneMatch(this::fits) && isHex())) {
      open.forEach(h -> add(found, mac(h), "MACs", Described.by(h.name(), address(h))));
    }
    return found;
  }

  /** Suggests hosts and the words of the filter grammar. */
  private List<Suggestion> filters(ArgSpec parameter) {
    List<Suggestion> found = hosts(host -> true);
    if (given.isEmpty() && parameter.command().name().equals("history")) {
      found.addAll(changes());
    }
    FILTERS.forEach(
        (word, does) -> found.add(new Suggestion(word, "filters", does, !word.endsWith(":"))));
    return found;
  }

  private boolean looksLikeMac() {
    return isHex() && typed.matches(".*[0-9].*") && !typed.matches("[0-9]{1,3}\\..*");
  }

  private boolean isHex() {
    return !MacAddress.hexDigits(typed).isEmpty();
  }

  private boolean fits(Suggestion suggestion) {
    return Match.fits(typed, suggestion.value());
  }

  private boolean isGiven(Host host) {
    return given.stream()
        .anyMatch(
            word ->
                word.equalsIgnoreCase(host.name())
                    || word.equalsIgnoreCase(host.fqdn())
                    || word.equals(address(host))
                    || MacAddress.tryParse(word).equals(host.hardware()) && host.mac() != null);
  }

  private static String address(Host host) {
    return host.address().map(String::valueOf).orElse("");
  }

  private static String mac(Host host) {
    return host.hardware().map(MacAddress::text).orElse("");
  }

  private static void add(List<Suggestion> to, String value, String group, String description) {
    if (!value.isEmpty()) {
      to.add(new Suggestion(value, group, description, true));
    }
  }

  private List<Suggestion> strangers() {
    return known.strangers().stream()
        .map(
            s ->
                new Suggestion(
                    s.mac().text(),
                    "MACs seen and not registered",
                    "seen " + RelativeTime.between(s.seen(), known.now()) + " ago",
                    true))
        .toList();
  }

  private List<Suggestion> nextFree() {
    return known.nextFree().stream()
        .map(ip -> new Suggestion(ip.toString(), "addresses", "the next free one", true))
        .toList();
  }

  /** Suggests names that have an address in a hosts file and no MAC yet. */
  private List<Suggestion> unfinished() {
    List<Suggestion> found = new ArrayList<>();
    known.hosts().stream()
        .filter(h -> h.dhcpLine() == null)
        .forEach(h -> add(found, h.name(), "names", address(h) + ", without a MAC"));
    return found;
  }

  /** Suggests the new name in each domain of the site. */
  private List<Suggestion> fqdns() {
    Optional<String> name = given.stream().findFirst();
    return known.hosts().stream()
        .map(Host::fqdn)
        .filter(fqdn -> fqdn.indexOf('.') > 0)
        .map(fqdn -> fqdn.substring(fqdn.indexOf('.')))
        .map(domain -> domain.toLowerCase(Locale.ROOT))
        .distinct()
        .limit(name.isPresent() ? 20 : 0)
        .map(domain -> new Suggestion(name.orElse("") + domain, "names", "", true))
        .toList();
  }

  private List<Suggestion> images() {
    return known.images().get().stream()
        .map(image -> new Suggestion(image, "images", "", true))
        .toList();
  }

  private List<Suggestion> changes() {
    return known.changes().get().stream().map(this::change).toList();
  }

  private Suggestion change(JournalEntry entry) {
    Duration age = Duration.between(entry.time(), known.now());
    String when =
        age.isNegative() ? "" : ", " + RelativeTime.between(entry.time(), known.now()) + " ago";
    return new Suggestion(
        String.valueOf(entry.number()), "changes", Described.by(entry.title()) + when, true);
  }
}
