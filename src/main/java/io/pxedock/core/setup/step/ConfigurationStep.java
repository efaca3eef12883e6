package io.pxedock.core.setup.step;

import io.pxedock.core.diagnosis.ConfCheck;
import io.pxedock.core.operation.Change;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes dnsmasq's configuration for the network, and the files that it names. */
final class ConfigurationStep implements SetupStep {
  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public String explanation() {
    return "conf/dnsmasq.conf sets which network is served, and what machines load first.";
  }

  @Override
  public Check check(SetupContext s) {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put("conf/dnsmasq.conf", Templates.dnsmasqConf(s.settings(), BootFilesStep.hasEfi(s)));
    wanted.put("conf/hosts", Templates.HOSTS);
    wanted.put("conf/dhcphosts", Templates.DHCPHOSTS);
    wanted.put("tftpboot/pxelinux.cfg/default", Templates.DEFAULT);
    wanted.put(
        "tftpboot/pxelinux.cfg/911boot", Templates.rescue(s.answers().get(AnswerKey.IMAGES_URL)));
    List<Change> changes = new ArrayList<>();
    wanted.forEach(
        (name, text) -> {
          if (!s.exists(s.path(name))) {
            changes.add(s.create(name, text));
          }
        });
    if (!changes.isEmpty()) {
      return Check.open(
          SetupContext.plan(this, "configuration files for " + s.settings().subnet(), changes));
    }
    return checkExisting(s);
  }

  private static Check checkExisting(SetupContext s) {
    Snapshot snapshot = s.look().apply(Scope.FILES);
    // Where the leases are is settled with the container that writes them.
    List<Problem> problems =
        ConfCheck.of(snapshot).stream()
            .filter(problem -> !problem.code().equals(ConfCheck.LOCKED_LEASES))
            .toList();
    List<Problem> errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      Failure first = errors.get(0).refusal();
      String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
      Failure failure =
          Failure.refused(
              first.what() + more, first.remedy().suffixed("; see 'pxedock conf check' for all"));
      return Check.blocked(first.where().map(failure::at).orElse(failure));
    }
    if (!problems.isEmpty()) {
      Problem first = problems.get(0);
      String where = first.place().map(place -> place + ": ").orElse("");
      String more =
          problems.size() == 1 ? "" : "; 'pxedock conf check' shows all " + problems.size();
      return Check.warning(where + first.message(), first.remedy().suffixed(more));
    }
    if (BootFilesStep.hasEfi(s) && handsOutBiosOnly(snapshot)) {
      return Check.warning(
          "conf/dnsmasq.conf gives machines with UEFI a boot loader that only a BIOS can run",
          "replace dhcp-boot=pxelinux.0 by the lines: "
              + Templates.bothFirmwares()
              + "; then run 'pxedock restart'");
    }
    return Check.done("conf/dnsmasq.conf serves " + s.settings().subnet());
  }

  private static boolean handsOutBiosOnly(Snapshot snapshot) {
    return snapshot.files().orThrow().conf().bootFiles().equals(List.of("pxelinux.0"));
  }
}
