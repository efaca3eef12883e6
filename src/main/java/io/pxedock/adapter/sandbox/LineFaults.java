package io.pxedock.adapter.sandbox;

import java.util.List;

/** Faults in the lines of a host, and in what dnsmasq has read of them. */
final class LineFaults {
  static final List<DemoFault> ALL =
      List.of(
          new DemoFault(
              "unknown-mac",
              "the line of cpu-01 is removed",
              b ->
                  b.bootOthers()
                      .line("")
                      .edit(Breaker.HOSTS, b.victim().name(), "removed")
                      .reload()
                      .boot()),
          new DemoFault(
              "mac-typo",
              "a digit of the MAC of cpu-01 is mistyped",
              b ->
                  b.bootOthers()
                      .line(typo(b.mac()) + "," + b.victim().name() + ",infinite\n")
                      .reload()
                      .boot()),
          new DemoFault("never-heard", "nothing was changed: cpu-01 is off", b -> {}),
          new DemoFault("no-mac", "cpu-01 has no line in dhcphosts", b -> b.line("").reload()),
          new DemoFault(
              "no-address",
              "cpu-01 has no line in hosts",
              b -> b.edit(Breaker.HOSTS, b.victim().name(), "renamed").reload()),
          new DemoFault(
              "two-addresses",
              "cpu-01 is the second name of two addresses",
              b ->
                  b.edit(
                          Breaker.HOSTS,
                          b.victim().name() + ".pxe.example",
                          "first." + b.victim().name())
                      .append(Breaker.HOSTS, "192.168.0.99 second " + b.victim().name())
                      .reload()),
          new DemoFault(
              "duplicate-ip",
              "cpu-02 is given the address of cpu-01",
              b -> b.edit(Breaker.HOSTS, b.other().ip() + " ", b.ip() + " ").reload().boot()),
          new DemoFault(
              "duplicate-name",
              "a second line has the name of cpu-01",
              b ->
                  b.append(Breaker.DHCP_HOSTS, "02:00:00:00:00:99," + b.victim().name())
                      .reload()
                      .boot()),
          new DemoFault(
              "duplicate-mac",
              "a second line has the MAC of cpu-01",
              b ->
                  b.append(Breaker.HOSTS, "192.168.0.99 again")
                      .append(Breaker.DHCP_HOSTS, b.mac() + ",again")
                      .reload()
                      .boot()),
          new DemoFault(
              "outside-range",
              "cpu-01 has an address of another network",
              b -> b.address("10.9.9.9").reload().boot()),
          new DemoFault(
              "taken-address",
              "cpu-01 has the address of the gateway",
              b -> b.address("192.168.0.1").reload().boot()),
          new DemoFault(
              "leased-elsewhere",
              "the address of cpu-01 is leased to another MAC",
              b ->
                  b.write("leases/dnsmasq.leases", "0 02:00:00:00:00:77 " + b.ip() + " old *\n")
                      .restart()
                      .boot()),
          line("bad-mac", "a digit of the MAC is a letter", "0g:c4:7a:5b:f8:00,%2$s"),
          line("short-mac", "the MAC has five octets", "0c:c4:7a:5b:f8,%2$s"),
          line("mac-as-name", "the MAC is written with dashes", "0c-c4-7a-5b-f8-00,%2$s"),
          line("bad-name", "the name has an underscore in front", "%1$s,-%2$s"),
          line("open-quote", "a quote is not closed", "%1$s,\"%2$s"),
          line("bad-ipv6", "brackets hold no address", "%1$s,%2$s,[fe80::zz]"),
          line("ignored", "the line says ignore", "%1$s,%2$s,ignore"),
          line("needs-tag", "the line is for machines with a tag", "%1$s,tag:rack4,%2$s"),
          new DemoFault(
              "not-loaded",
              "cpu-01 was added by hand, without a reload",
              b -> {
                String line = b.mac() + "," + b.victim().name() + ",infinite\n";
                b.line("").reload().boot().later().append(Breaker.DHCP_HOSTS, line.strip());
              }));

  private LineFaults() {}

  private static DemoFault line(String name, String what, String format) {
    return new DemoFault(
        name,
        "in dhcphosts, " + what,
        b -> b.line(String.format(format, b.mac(), b.victim().name()) + "\n").reload().boot());
  }

  private static String typo(String mac) {
    char last = mac.charAt(mac.length() - 1);
    return mac.substring(0, mac.length() - 1) + (last == '7' ? 'd' : '7');
  }
}
