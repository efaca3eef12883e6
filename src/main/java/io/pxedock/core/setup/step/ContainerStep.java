package io.pxedock.core.setup.step;

import io.pxedock.core.operation.DaemonAction;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.site.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates and starts the container of the boot server. */
public final class ContainerStep implements SetupStep {
  @Override
  public String name() {
    return "container";
  }

  @Override
  public String explanation() {
    return "The container runs dnsmasq, for DHCP and TFTP; it starts after a reboot too.";
  }

  @Override
  public Check check(SetupContext s) {
    ContainerSpec spec = spec(s);
    Optional<ContainerState> found = s.tools().docker().container(spec.name());
    if (found.isEmpty()) {
      Optional<Failure> missing = missingBind(s, spec);
      return missing.isPresent() ? Check.blocked(missing.get()) : Check.open(create(spec));
    }
    ContainerState there = found.get();
    List<String> wrong = differences(there, spec);
    if (!wrong.isEmpty() && s.answers().isYes(AnswerKey.REPLACE)) {
      Optional<Failure> missing = missingBind(s, spec);
      return missing.isPresent()
          ? Check.blocked(missing.get())
          : Check.open(replace(spec, String.join("; ", wrong)));
    }
    if (!there.isRunning()) {
      boolean stuck = there.status().equals("restarting") || there.status().equals("paused");
      return Check.open(
          SetupContext.plan(this, spec.name() + " runs", List.of())
              .with(stuck ? DaemonAction.RESTART : DaemonAction.START));
    }
    return wrong.isEmpty()
        ? Check.done(spec.name() + " runs at " + spec.place())
        : Check.warning(
            spec.name() + " is used as it is: " + String.join("; ", wrong),
            "use --replace to recreate it");
  }

  static ContainerSpec spec(SetupContext s) {
    Settings settings = s.settings();
    List<Bind> binds = new ArrayList<>();
    binds.add(new Bind(s.path("tftpboot").toString(), "/tftpboot", true));
    binds.add(new Bind(s.path("conf").toString(), "/conf", true));
    for (String image : List.of("vmlinuz-4", "initrd.gz")) {
      // Some work directories have kernel and initrd in tftpboot itself.
      if (s.exists(s.path("images/" + image)) || !BootFilesStep.hasImage(s, image)) {
        String source = s.path("images/" + image).toString();
        binds.add(new Bind(source, "/tftpboot/" + image, true));
      }
    }
    return new ContainerSpec(
        settings.container(),
        settings.image(),
        settings.network(),
        settings.address(),
        binds,
        s.answers().isYes(AnswerKey.PRIVILEGED));
  }

  /** Refuses a missing bind source: Docker would create a directory in its place. */
  private static Optional<Failure> missingBind(SetupContext s, ContainerSpec spec) {
    if (s.planned().contains("files")) {
      return Optional.empty();
    }
    List<String> missing =
        spec.binds().stream()
            .filter(
                bind ->
                    bind.target().matches("/conf|/tftpboot")
                        ? !s.isDirectory(java.nio.file.Path.of(bind.source()))
                        : !s.isFile(java.nio.file.Path.of(bind.source())))
            .map(Bind::source)
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Failure.refused(
                "cannot bind "
                    + String.join(", ", missing)
                    + ": missing, or a directory in place of a file",
                Remedy.run("pxedock", "setup").suffixed(" to bring the boot files")));
  }

  private Plan create(ContainerSpec spec) {
    return SetupContext.plan(this, spec.name() + " runs at " + spec.place(), List.of())
        .doing(new SystemChanges.CreateContainer(spec))
        .with(DaemonAction.START);
  }

  private Plan replace(ContainerSpec spec, String why) {
    return SetupContext.plan(this, spec.name() + " runs at " + spec.place(), List.of())
        .doing(new SystemChanges.RemoveContainer(spec.name()))
        .doing(new SystemChanges.CreateContainer(spec))
        .with(DaemonAction.START)
        .noting(why)
        .asking("Replace container " + spec.name() + "? Running boots are cut off.");
  }

  /** Returns how the container differs from the one that setup would create. */
  private static List<String> differences(ContainerState there, ContainerSpec spec) {
    List<String> wrong = new ArrayList<>();
    if (there.autoRemove()) {
      wrong.add("created with --rm, so it is removed when it stops");
    } else if (!there.restartPolicy().matches("unless-stopped|always")) {
      wrong.add("restart policy " + there.restartPolicy() + ", so it stays down after a reboot");
    }
    if (there.tty()) {
      wrong.add("created with -t, so Ctrl-C ends it");
    }
    if (there.privileged() && !spec.privileged()) {
      wrong.add("privileged, which is not needed");
    }
    if (!there.image().equals(spec.image())) {
      wrong.add("image " + there.image() + ", not " + spec.image());
    }
    String address = there.addresses().get(spec.network());
    if (there.isRunning() && !spec.place().equals(address)) {
      wrong.add(
          address == null
              ? "not on network " + spec.network()
              : "address " + address + ", not " + spec.place());
    }
    for (Bind bind : spec.binds()) {
      boolean same =
          there.binds().stream()
              .anyMatch(b -> b.source().equals(bind.source()) && b.target().equals(bind.target()));
      if (!same) {
        wrong.add("no bind of " + bind.source() + " to " + bind.target());
      }
    }
    return wrong;
  }
}
