package io.pxedock.core.filter;

import io.pxedock.core.hosts.HostRange;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Spelling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A filter of rows, as it is typed: words separated by blanks, which must all match.
 *
 * <p>A bare word is looked for in names, FQDNs, addresses and MACs (any spelling) and in the other
 * text of the row. {@code name:}, {@code mac:}, {@code ip:} (also a subnet), {@code state:}, {@code
 * 911} or {@code armed}, {@code problem}, {@code unknown} and {@code seen<2h} narrow it; {@code !}
 * negates; {@code cpu-[01-12]} is a range of names.
 *
 * @param text the filter as it was typed
 * @param fault why a word is not understood; empty if all are. A word that is not understood
 *     matches every row
 * @param needsLog whether a word asks for what only the log says
 */
public record Filter(String text, String fault, boolean needsLog, List<Term> terms) {
  /** A filter that every row passes. */
  public static final Filter ALL = new Filter("", "", false, List.of());

  private static final List<String> KEYS = List.of("name", "mac", "ip", "state", "seen");

  /** One word of a filter. */
  @FunctionalInterface
  interface Term {
    boolean matches(FilterRow row, Instant now);
  }

  /** Returns the filter that the text means. */
  public static Filter of(String text) {
    List<Term> terms = new ArrayList<>();
    String fault = "";
    boolean needsLog = false;
    for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (word.isEmpty() || word.matches("!+")) {
        continue;
      }
      boolean negated = (word.length() - word.replaceFirst("^!+", "").length()) % 2 == 1;
      String bare = word.replaceFirst("^!+", "");
      try {
        Term term = term(bare);
        terms.add(negated ? (row, now) -> !term.matches(row, now) : term);
      } catch (Failure e) {
        fault = fault.isEmpty() ? e.line() : fault;
      }
      needsLog |=
          bare.startsWith("seen") || bare.startsWith("state:") || bare.startsWith("problem");
    }
    return new Filter(text, fault, needsLog, List.copyOf(terms));
  }

  /**
   * Returns the filter that the words mean.
   *
   * @throws Failure USAGE if a word is not understood
   */
  public static Filter parse(List<String> words) {
    String text = String.join(" ", words);
    for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      term(word.replaceFirst("^!+", ""));
    }
    return of(text);
  }

  /** Returns whether every row passes. */
  public boolean isAll() {
    return terms.isEmpty();
  }

  /** Returns whether the row passes, at that moment. */
  public boolean matches(FilterRow row, Instant now) {
    for (Term term : terms) {
      if (!term.matches(row, now)) {
        return false;
      }
    }
    return true;
  }

  private static Term term(String word) {
    switch (word) {
      case "911", "armed":
        return (row, now) -> row.isArmed();
      case "problem", "problems":
        return (row, now) -> row.hasProblem();
      case "unknown":
        return (row, now) -> row.isUnknown();
      default:
        return word.startsWith("seen<") || word.startsWith("seen>") ? seen(word) : keyed(word);
    }
  }

  private static Term seen(String word) {
    Duration age =
        Age.tryParse(word.substring("seen<".length()))
            .orElseThrow(
                () ->
                    Failure.usage(
                        "'" + word + "' is not a time",
                        "write seen<2h, with s, m, h or d for the unit"));
    boolean within = word.charAt("seen".length()) == '<';
    return (row, now) -> row.seen() != null && row.seen().isAfter(now.minus(age)) == within;
  }

  private static Term keyed(String word) {
    int colon = word.indexOf(':');
    String key = colon < 0 ? "" : word.substring(0, colon);
    String value = word.substring(colon + 1);
    switch (key) {
      case "name":
        return name(value);
      case "mac":
        return mac(value);
      case "ip":
        return ip(value);
      case "state":
        return (row, now) -> row.states().stream().anyMatch(s -> s.startsWith(value));
      default:
        return bare(word, key);
    }
  }

  private static Term bare(String word, String key) {
    List<String> near = Spelling.nearest(key, KEYS, 1);
    if (key.length() > 2 && !near.isEmpty() && MacAddress.hexDigits(key).isEmpty()) {
      throw Failure.usage(
          "a filter has no '" + key + ":'", "did you mean " + String.join(":, ", near) + ":?");
    }
    if (word.indexOf('[') >= 0 && word.indexOf(']') >= 0 && isRange(word)) {
      return name(word);
    }
    Optional<Ipv4Subnet> subnet = Ipv4Subnet.tryParse(word);
    if (subnet.isPresent()) {
      return ip(word);
    }
    return (row, now) ->
        row.names().stream().anyMatch(name -> name.contains(word))
            || row.ips().stream().anyMatch(ip -> ip.toString().contains(word))
            || row.macs().stream().anyMatch(mac -> mac.contains(word))
            || row.text().contains(word);
  }

  // A log line may be looked for by any text in brackets: only what reads as a range is one.
  private static boolean isRange(String word) {
    return word.matches("[^\\[\\]]*\\[\\d{1,5}-\\d{1,5}][^\\[\\]]*");
  }

  private static Term name(String value) {
    if (value.indexOf('[') < 0 && value.indexOf(']') < 0) {
      return (row, now) -> row.names().stream().anyMatch(name -> name.contains(value));
    }
    Set<String> names = new HashSet<>(HostRange.expand(value));
    return (row, now) -> row.names().stream().anyMatch(names::contains);
  }

  private static Term mac(String value) {
    if (!value.isEmpty() && MacAddress.hexDigits(value).isEmpty()) {
      throw Failure.usage("'" + value + "' is not a part of a MAC", "write mac:f8:04 or mac:f804");
    }
    return (row, now) -> row.macs().stream().anyMatch(mac -> mac.contains(value));
  }

  private static Term ip(String value) {
    if (value.indexOf('/') >= 0) {
      Ipv4Subnet subnet = Ipv4Subnet.parse(value);
      return (row, now) -> row.ips().stream().anyMatch(subnet::contains);
    }
    if (!value.matches("[0-9.]*")) {
      throw Failure.usage(
          "'" + value + "' is not an address", "write ip:192.168.0.21 or ip:192.168.0.0/24");
    }
    Optional<Ipv4Address> whole = Ipv4Address.tryParse(value);
    return whole.isPresent()
        ? (row, now) -> row.ips().contains(whole.get())
        : (row, now) -> row.ips().stream().anyMatch(ip -> ip.toString().startsWith(value));
  }
}
