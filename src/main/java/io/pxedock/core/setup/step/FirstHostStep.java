package io.pxedock.core.setup.step;

import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.operation.AddHost;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.Optional;

/** Registers a first machine. */
final class FirstHostStep implements SetupStep {
  @Override
  public String name() {
    return "host";
  }

  @Override
  public String explanation() {
    return "A machine gets an address when it is registered, with the MAC of its card.";
  }

  @Override
  public Check check(SetupContext s) {
    String name = s.answers().get(AnswerKey.HOST);
    if (s.planned().contains("configuration")) {
      return Check.done(name.isEmpty() ? "no machine was named" : "host add " + name);
    }
    Snapshot snapshot = s.look().apply(Scope.FILES);
    HostTable table = HostTable.of(snapshot);
    if (name.isEmpty()) {
      long hosts = table.hosts().stream().filter(h -> h.dhcpLine() != null).count();
      return hosts == 0
          ? Check.warning("no machine is registered yet", "run 'pxedock host add NAME --mac MAC'")
          : Check.done(hosts + (hosts == 1 ? " machine is" : " machines are") + " registered");
    }
    MacAddress mac = MacAddress.parse(s.answers().get(AnswerKey.HOST_MAC));
    Optional<Host> there =
        table.hosts().stream()
            .filter(host -> host.dhcpLine() != null && host.name().equals(name))
            .filter(host -> mac.equals(host.mac()))
            .findFirst();
    if (there.isPresent()) {
      return Check.done(name + " is registered on " + mac);
    }
    String ip = s.answers().get(AnswerKey.HOST_IP);
    AddHost add = new AddHost(name, mac, ip.isEmpty() ? null : Ipv4Address.parse(ip), "", true);
    return Check.open(add.plan(snapshot));
  }
}
