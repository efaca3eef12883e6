package io.pxedock.core.dnsmasq;

import io.pxedock.core.dnsmasq.DhcpHostLine.Field;
import io.pxedock.core.dnsmasq.DhcpHostLine.Kind;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the spelling faults of a line of a dhcp-hostsfile. */
final class SpellingFaults {
  private static final String SIX_OCTETS = "write six octets with colons";
  private static final String CORRECT = "correct it";

  private SpellingFaults() {}

  static List<SpellingFault> of(DhcpHostLine line, DnsmasqVersion version) {
    List<SpellingFault> faults = new ArrayList<>();
    List<Field> names = line.all(Kind.NAME);
    for (Field field : line.fields()) {
      switch (field.kind()) {
        case BAD_HEX ->
            faults.add(fault("bad-mac", field, "is not a MAC: dnsmasq drops the line", SIX_OCTETS));
        case BAD_IPV6 ->
            faults.add(
                fault(
                    "bad-ipv6", field, "is not an IPv6 address: dnsmasq drops the line", CORRECT));
        case UNCLOSED ->
            faults.add(
                fault("open-quote", field, "has an open quote: dnsmasq drops the line", CORRECT));
        case BAD_NAME ->
            faults.add(
                fault("bad-name", field, "is not a valid name: dnsmasq drops the line", CORRECT));
        case SHORT_MAC ->
            faults.add(
                fault(
                    "short-mac", field, "does not have six octets: it never matches", SIX_OCTETS));
        case SET_TAG -> setTag(field, version).ifPresent(faults::add);
        default -> {}
      }
    }
    names.stream()
        .filter(f -> !DnsName.isHostname(f.text(), version))
        .forEach(
            f ->
                faults.add(
                    fault("bad-name", f, "is not a valid name: dnsmasq drops the line", CORRECT)));
    names.stream()
        .filter(f -> MacAddress.tryParse(f.text()).isPresent())
        .forEach(
            f ->
                faults.add(
                    fault("mac-as-name", f, "is taken for a name, not for a MAC", SIX_OCTETS)));
    if (faults.isEmpty() && names.size() > 1) {
      faults.add(twoNames(names, version));
    }
    return faults;
  }

  private static Optional<SpellingFault> setTag(Field field, DnsmasqVersion version) {
    if (!version.crashesOnTags()) {
      return Optional.empty();
    }
    String which = version.isKnown() ? version.toString() : "up to 2.90";
    return Optional.of(
        new SpellingFault(
            "set-tag",
            "'" + shown(field) + "' makes dnsmasq " + which + " crash on the next reload",
            "remove it",
            true));
  }

  private static SpellingFault twoNames(List<Field> names, DnsmasqVersion version) {
    Field taken = names.get(names.size() - 1);
    String instead = "in the place of '" + shown(names.get(0)) + "'";
    if (version.has(DnsmasqRule.REFUSES_TWO_NAMES)) {
      return fault(
          "two-names", taken, "is a second name: dnsmasq " + version + " drops the line", CORRECT);
    }
    return fault(
        "two-names",
        taken,
        "is taken for the name, "
            + instead
            + (version.isKnown() ? "" : "; from 2.91 on dnsmasq drops the line"),
        CORRECT);
  }

  private static SpellingFault fault(String code, Field field, String what, String remedy) {
    return new SpellingFault(code, "'" + shown(field) + "' " + what, remedy, false);
  }

  private static String shown(Field field) {
    return Bytes.ofLatin1(field.text()).shown();
  }
}
