package io.pxedock.core.dnsmasq;

import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.text.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a hosts file: an address and its names, split as dnsmasq does it (gettok and
 * eatspace, cache.c): words between white space, and {@code #} ends the line even inside a word.
 */
public record HostsLine(int number, String text, List<Word> words) {
  /** A word as dnsmasq reads it, in UTF-8, and where its bytes stand in the line. */
  record Word(String text, int start, int end) {}

  /** Parses a line; {@code number} counts from 1. */
  public static HostsLine parse(int number, String text) {
    int end = text.indexOf('#');
    String body = end < 0 ? text : text.substring(0, end);
    List<Word> words = new ArrayList<>(4);
    int i = 0;
    while (i < body.length()) {
      if (ConfigLine.isSpace(body.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < body.length() && !ConfigLine.isSpace(body.charAt(i))) {
        i++;
      }
      String word = upToNul(body.substring(start, i));
      words.add(new Word(Bytes.ofLatin1(word).shown(), start, i));
    }
    return new HostsLine(number, text, List.copyOf(words));
  }

  // The word is a string to C; what follows a NUL in it is not seen.
  private static String upToNul(String word) {
    int nul = word.indexOf('\0');
    return nul < 0 ? word : word.substring(0, nul);
  }

  /** Returns whether the line is blank or a comment. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** The address; nothing for an IPv6 one and for one that dnsmasq calls bad. */
  public Optional<Ipv4Address> ip() {
    return isEmpty() ? Optional.empty() : Ipv4Address.tryParse(words.get(0).text());
  }

  /** The first word, where the address belongs. */
  public String addressText() {
    return words.get(0).text();
  }

  /** Whether dnsmasq would drop the line with {@code bad address}. */
  public boolean isBadAddress() {
    return !isEmpty() && ip().isEmpty() && !Ipv6Text.isAddress(words.get(0).text());
  }

  /** The names that this version of dnsmasq ignores with {@code bad name}. */
  public List<String> badNames(DnsmasqVersion version) {
    return names().stream().filter(n -> !DnsName.isName(n, version)).toList();
  }

  /** All names on the line, the bad ones too. */
  public List<String> names() {
    return words.stream().skip(1).map(Word::text).toList();
  }

  /** The first name without a dot: what the entry in the dhcp-hostsfile refers to. */
  public Optional<String> shortName() {
    return names().stream().filter(n -> n.indexOf('.') < 0).findFirst();
  }

  /** The first name with a dot. */
  public Optional<String> fqdn() {
    return names().stream().filter(HostName::isFqdn).findFirst();
  }

  /** Returns whether the line has the name, in upper or lower case. */
  public boolean hasName(String name) {
    return names().stream().anyMatch(n -> n.equalsIgnoreCase(name));
  }

  /** A new line in the form of the reference procedure: address, fqdn if any, name. */
  static String format(Ipv4Address ip, String fqdn, String name) {
    return fqdn.isEmpty() ? ip + " " + name : ip + " " + fqdn + " " + name;
  }

  /** The line with another address in the place of the first word. */
  public String withIp(Ipv4Address ip) {
    return splice(words.get(0), ip.toString());
  }

  /** The line with one name replaced by another. */
  public String withName(String from, String to) {
    return words.stream()
        .skip(1)
        .filter(w -> w.text().equalsIgnoreCase(from))
        .findFirst()
        .map(w -> splice(w, to))
        .orElse(text);
  }

  /** The line with one more name in front of the others. */
  public String withFirstName(String name) {
    int at = words.get(0).end();
    String gap = words.size() > 1 ? text.substring(at, words.get(1).start()) : " ";
    return text.substring(0, at) + gap + name + text.substring(at);
  }

  /** The line without one of its names, and without the white space before it. */
  public String withoutName(String name) {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).text().equalsIgnoreCase(name)) {
        return text.substring(0, words.get(i - 1).end()) + text.substring(words.get(i).end());
      }
    }
    return text;
  }

  private String splice(Word word, String replacement) {
    return text.substring(0, word.start()) + replacement + text.substring(word.end());
  }
}
