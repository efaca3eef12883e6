package io.pxedock.core.boot;

import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.pxelinux.PxeClient.Firmware;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which boot file dnsmasq names to a machine: of the {@code dhcp-boot} lines the last one whose
 * tags the machine has, else the last one without tags (find_boot, rfc2131.c).
 */
public final class BootFileRule {
  private static final Set<String> ARCHITECTURE = Set.of("option:client-arch", "93");

  private final DnsmasqConf conf;

  private BootFileRule(DnsmasqConf conf) {
    this.conf = conf;
  }

  /** Returns the boot file for a machine of that firmware; empty when it is not known. */
  public static Optional<String> of(DnsmasqConf conf, Firmware firmware) {
    return new BootFileRule(conf).choose(firmware);
  }

  private Optional<String> choose(Firmware firmware) {
    if (conf.has("pxe-service")) {
      return Optional.empty();
    }
    Set<String> tags = tags(firmware);
    List<List<String>> lines = new ArrayList<>();
    conf.all("dhcp-boot").forEach(d -> lines.add(words(d.value())));
    Collections.reverse(lines);
    return lines.stream()
        .filter(words -> isTag(words.get(0)) && matches(words, tags))
        .findFirst()
        .or(() -> lines.stream().filter(words -> !isTag(words.get(0))).findFirst())
        .flatMap(words -> words.stream().filter(w -> !isTag(w)).findFirst())
        .filter(name -> !name.isEmpty());
  }

  private static boolean matches(List<String> words, Set<String> tags) {
    return words.stream()
        .filter(BootFileRule::isTag)
        .map(word -> word.substring(4))
        .allMatch(
            tag -> tag.startsWith("!") ? !tags.contains(tag.substring(1)) : tags.contains(tag));
  }

  private static boolean isTag(String word) {
    return word.startsWith("tag:") || word.startsWith("net:");
  }

  private static List<String> words(String value) {
    return Stream.of(value.split(",", -1)).map(String::strip).toList();
  }

  /** The tags that the architecture of a machine sets, by option 93 and by vendor class. */
  private Set<String> tags(Firmware firmware) {
    Set<String> tags = new HashSet<>();
    for (DnsmasqConf.Directive line : conf.all("dhcp-match")) {
      List<String> words = words(line.value());
      boolean isArchitecture = words.size() > 2 && ARCHITECTURE.contains(words.get(1));
      if (isArchitecture && number(words.get(2)) == firmware.code()) {
        tags.add(name(words.get(0)));
      }
    }
    String vendor = String.format(Locale.ROOT, "PXEClient:Arch:%05d:UNDI:003016", firmware.code());
    for (DnsmasqConf.Directive line : conf.all("dhcp-vendorclass")) {
      List<String> words = words(line.value());
      if (words.size() > 1 && vendor.contains(words.get(1))) {
        tags.add(name(words.get(0)));
      }
    }
    return tags;
  }

  private static String name(String word) {
    return word.startsWith("set:") || word.startsWith("net:") ? word.substring(4) : word;
  }

  private static int number(String word) {
    return word.matches("\\d{1,5}") ? Integer.parseInt(word) : -1;
  }
}
