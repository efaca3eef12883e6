package io.pxedock.adapter.sandbox;

import java.util.List;

/** Faults of the server: Docker, switch, container, configuration. */
final class ServerFaults {
  static final List<DemoFault> ALL =
      List.of(
          new DemoFault(
              "docker-down", "the Docker daemon is stopped", b -> b.faults().stopDocker()),
          new DemoFault("no-bridge", "the bridge is removed", b -> b.faults().removeBridge()),
          new DemoFault("no-port", "the port is removed", b -> b.faults().removePort()),
          new DemoFault(
              "port-broken", "the port is made without type=internal", b -> b.faults().breakPort()),
          new DemoFault(
              "port-down", "the link of the port is down", b -> b.faults().takeLinkDown()),
          new DemoFault("wrong-tag", "the port has another tag", b -> b.faults().setTag(7)),
          new DemoFault(
              "no-container", "the container is removed", b -> b.engine().removeContainer()),
          new DemoFault(
              "container-down",
              "the container is stopped",
              b -> b.engine().stop("pxeboot", java.time.Duration.ofSeconds(10))),
          new DemoFault(
              "dnsmasq-crashed",
              "dnsmasq has crashed, and nothing starts it again",
              b -> {
                b.faults().setRestartPolicy("no");
                b.faults().crash();
              }),
          new DemoFault(
              "no-interface", "the container lost its interface", b -> b.faults().loseInterface()),
          new DemoFault(
              "dnsmasq-down", "a shell is PID 1 of the container", b -> b.faults().wrapInShell()),
          new DemoFault(
              "interface-differs", "interface= names another one", b -> b.option("interface=eth7")),
          new DemoFault(
              "listen-address-differs",
              "listen-address= names another address",
              b -> b.option("listen-address=10.9.9.9")),
          new DemoFault(
              "except-interface-differs",
              "except-interface= names the container's interface",
              b -> b.option("except-interface=eth0")),
          new DemoFault(
              "no-dhcp-interface-differs",
              "no-dhcp-interface= names the container's interface",
              b -> b.option("no-dhcp-interface=eth0")),
          new DemoFault(
              "does-not-start",
              "dnsmasq.conf has an option that does not exist",
              b -> b.option("dhcp-rnage=192.168.0.0,static")),
          new DemoFault(
              "no-dhcp-range",
              "dnsmasq.conf has no dhcp-range",
              b -> b.edit(Breaker.CONF, "dhcp-range=", "#dhcp-range=").restart()),
          new DemoFault(
              "no-hosts-file",
              "dnsmasq.conf names no hosts file",
              b -> b.edit(Breaker.CONF, "addn-hosts=", "#addn-hosts=").restart()),
          new DemoFault(
              "no-dhcp-hostsfile",
              "dnsmasq.conf names no dhcp-hostsfile",
              b -> b.edit(Breaker.CONF, "dhcp-hostsfile=", "#dhcp-hostsfile=").restart()),
          new DemoFault(
              "no-dns",
              "port=0 turns names off",
              b -> b.edit(Breaker.CONF, "port=53", "port=0").restart()),
          new DemoFault(
              "no-tftp",
              "TFTP is off",
              b -> b.edit(Breaker.CONF, "enable-tftp", "#enable-tftp").restart()),
          new DemoFault(
              "no-boot-file",
              "no dhcp-boot names a boot file",
              b -> b.edit(Breaker.CONF, "dhcp-boot=", "#dhcp-boot=").restart()),
          new DemoFault(
              "restart-pending",
              "dnsmasq.conf was corrected without a restart",
              b ->
                  b.edit(Breaker.CONF, "dhcp-range=", "dhcp-range=tag:nobody,")
                      .restart()
                      .boot()
                      .later()
                      .edit(Breaker.CONF, "dhcp-range=tag:nobody,", "dhcp-range=")));

  private ServerFaults() {}
}
