package io.pxedock.core.operation;

import io.pxedock.core.hosts.HostRange;
import io.pxedock.core.hosts.NewHost;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;

/** Registers several hosts in one change. */
public record AddHosts(List<NewHost> hosts, boolean reload) implements Operation {
  public AddHosts {
    hosts = List.copyOf(hosts);
  }

  @Override
  public String title() {
    return "host add " + names();
  }

  private String names() {
    return String.join(" ", HostRange.fold(hosts.stream().map(NewHost::name).toList()));
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    Registration registration = new Registration(snapshot);
    List<String> addresses = new ArrayList<>();
    // Addresses that are given are not handed out as the next free ones.
    for (boolean isGiven : new boolean[] {true, false}) {
      hosts.stream()
          .filter(host -> (host.ip() != null) == isGiven)
          .forEach(host -> addresses.add(add(registration, host).toString()));
    }
    String what =
        hosts.size() == 1
            ? hosts.get(0).name() + " has " + addresses.get(0) + " on " + hosts.get(0).mac()
            : hosts.size() + " hosts are registered: " + names();
    Plan plan = Plan.of(this, what, registration.changes()).loaded(snapshot, reload);
    return hosts.size() == 1
        ? plan
        : plan.asking("Register " + hosts.size() + " hosts: " + names() + "?");
  }

  private static Ipv4Address add(Registration registration, NewHost host) {
    try {
      return registration.add(host);
    } catch (Failure e) {
      throw e.where().isPresent() || host.place() == null ? e : e.at(host.place());
    }
  }
}
