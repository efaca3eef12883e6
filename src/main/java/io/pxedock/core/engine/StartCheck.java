package io.pxedock.core.engine;

import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.diagnosis.TrialProblems;
import io.pxedock.core.dnsmasq.model.ConfReader;
import io.pxedock.core.dnsmasq.model.Configuration;
import io.pxedock.core.dnsmasq.model.KnownFiles;
import io.pxedock.core.dnsmasq.model.Loaded;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.switching.PortState;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a new start of dnsmasq needs, looked at before the running server is stopped. */
final class StartCheck {
  private static final Set<String> DOCKERS_OWN = Set.of(ContainerSpec.HOST, "none", "default", "");

  private final Tools tools;
  private final Snapshot now;

  StartCheck(Tools tools, Snapshot now) {
    this.tools = tools;
    this.now = now;
  }

  /**
   * @throws Failure REFUSED if the start cannot end well
   */
  void check(Plan plan, Operation operation) {
    if (now.container().orElse(Optional.empty()).isEmpty()) {
      return;
    }
    if (plan.action().isStart()) {
      ContainerState container = now.container().orThrow().orElseThrow();
      container.binds().forEach(this::checkSource);
      if (!DOCKERS_OWN.contains(container.network())) {
        checkNetwork(container.network());
      }
    }
    boolean isRead = plan.action().isStart() || operation.isTriedUnloaded();
    if (isRead && operation.care().isTried() && now.files().isKnown()) {
      checkConfiguration(plan);
    }
  }

  /**
   * Checks the start again just before the server's container is removed, if something was done
   * before: the image of the new container may have been made only then.
   *
   * @throws Failure REFUSED if the start cannot end well
   */
  void checkAgain(Plan plan, Operation operation, SystemChange next) {
    boolean isFirst = plan.systemChanges().indexOf(next) == 0;
    if (!isFirst && next.removed().filter(now.settings().container()::equals).isPresent()) {
      check(plan, operation);
    }
  }

  /** Returns the container that takes the place of the server's, once Docker has its image. */
  private Optional<ContainerSpec> created(Plan plan) {
    return plan.systemChanges().stream()
        .flatMap(change -> change.created().stream())
        .filter(spec -> spec.name().equals(now.settings().container()))
        .filter(spec -> tools.provisioning().hasImage(spec.image()))
        .findFirst();
  }

  private void checkSource(Bind bind) {
    Path source = Path.of(bind.source());
    if (tools.files().infoFollowingLinks(source).isEmpty()) {
      throw Failure.refused(
          source + " is missing, which the container has at " + bind.target(),
          "put it back; the server is left as it is");
    }
  }

  private void checkNetwork(String name) {
    Observed<Optional<NetworkState>> network = Observed.of(() -> tools.docker().network(name));
    if (!network.isKnown()) {
      return;
    }
    NetworkState found =
        network
            .orThrow()
            .orElseThrow(
                () ->
                    Failure.refused(
                        "there is no Docker network '" + name + "'",
                        "create it with 'pxedock setup'; the server is left as it is"));
    boolean isOutside =
        Ipv4Subnet.tryParse(found.subnet())
            .filter(subnet -> !subnet.contains(now.settings().address()))
            .isPresent();
    if (isOutside) {
      throw Failure.refused(
          now.settings().address() + " is not in " + found.subnet() + ", the network's subnet",
          "correct one of them; the server is left as it is");
    }
    if (!found.parent().isEmpty()) {
      Observed<PortState> port = Observed.of(() -> tools.ovs().port(found.parent()));
      if (port.isKnown() && !port.orThrow().linkExists()) {
        throw Failure.refused(
            "there is no network link '"
                + found.parent()
                + "', the parent of network '"
                + name
                + "'",
            "make the port again with 'pxedock setup'; the server is left as it is");
      }
    }
  }

  private void checkConfiguration(Plan plan) {
    Preflight asked = asked(plan);
    List<Problem> wrong = TrialProblems.ofStart(now, asked).stream().toList();
    if (!wrong.isEmpty()) {
      Problem first = wrong.get(0);
      Failure failure =
          Failure.refused(
              first.message() + created(plan).map(spec -> " with image " + spec.image()).orElse(""),
              "correct it; the server is left as it is");
      throw first.place().map(failure::at).orElse(failure);
    }
  }

  /** Returns the files as they will be, with those that only the new configuration names. */
  private KnownFiles candidate(SiteFiles site, Plan plan) {
    SeenFiles seen =
        new SeenFiles(tools.files(), site.paths(), site.sourceWith(plan.contentAfter()).entries());
    Configuration conf = ConfReader.read(SiteFiles.CONF, seen, now.version());
    SiteReader.lookAlso(conf, seen);
    Loaded.of(conf, seen);
    return seen.frozen();
  }

  private Preflight asked(Plan plan) {
    SiteFiles files = now.files().orThrow();
    Preflight computed = Preflight.of(now, candidate(files, plan));
    try {
      return new Trials(tools.trial(), tools.files(), now, created(plan)).ask(computed);
    } catch (Failure e) {
      if (e.exit() == ExitCode.UNREACHABLE) {
        return computed;
      }
      throw e;
    }
  }
}
