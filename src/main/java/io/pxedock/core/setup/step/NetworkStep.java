package io.pxedock.core.setup.step;

import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.model.Failure;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.site.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates Docker's macvlan network on the port. */
final class NetworkStep implements SetupStep {
  @Override
  public String name() {
    return "network";
  }

  @Override
  public String explanation() {
    return "A macvlan network gives the container an address among the machines.";
  }

  @Override
  public Check check(SetupContext s) {
    Settings settings = s.settings();
    NetworkState want =
        new NetworkState(
            settings.network(),
            "macvlan",
            settings.port(),
            settings.subnet().toString(),
            settings.gateway().toString(),
            s.answers().get(AnswerKey.IP_RANGE));
    Optional<NetworkState> there = s.tools().docker().network(want.name());
    Plan create =
        SetupContext.plan(this, "Docker network " + want.name() + " is there", List.of())
            .doing(new SystemChanges.CreateNetwork(want));
    if (there.isEmpty()) {
      return Check.open(create);
    }
    List<String> differences = differences(there.get(), want);
    if (differences.isEmpty()) {
      return Check.done(want.name() + " " + want.subnet() + ", macvlan on " + want.parent());
    }
    return different(s, want, create, String.join("; ", differences));
  }

  private static List<String> differences(NetworkState there, NetworkState want) {
    List<String> differences = new ArrayList<>();
    compare("driver", there.driver(), want.driver(), differences);
    compare("parent", there.parent(), want.parent(), differences);
    compare("subnet", there.subnet(), want.subnet(), differences);
    compare("gateway", there.gateway(), want.gateway(), differences);
    if (!want.ipRange().isEmpty()) {
      compare("ip-range", there.ipRange(), want.ipRange(), differences);
    }
    return differences;
  }

  private static void compare(String what, String there, String want, List<String> differences) {
    if (!there.equals(want)) {
      differences.add(what + " is " + (there.isEmpty() ? "none" : there) + ", not " + want);
    }
  }

  private Check different(SetupContext s, NetworkState want, Plan create, String differences) {
    String what = "Docker network " + want.name() + " differs: " + differences;
    List<String> users = s.tools().provisioning().users(want.name());
    if (!users.isEmpty()) {
      return Check.blocked(
          Failure.refused(
              what + "; used by " + String.join(", ", users),
              "give the answers that it has now, name another network, or remove that container first"));
    }
    if (!s.answers().isYes(AnswerKey.REPLACE)) {
      return Check.blocked(
          Failure.refused(
              what,
              "give the answers that it has now, name another network, or use --replace: nothing uses it"));
    }
    Plan replace =
        SetupContext.plan(this, create.summary(), List.of())
            .doing(new SystemChanges.RemoveNetwork(want.name()))
            .doing(create.systemChanges().get(0));
    return Check.open(
        replace
            .noting(what)
            .asking("Replace Docker network " + want.name() + "? Nothing uses it."));
  }
}
