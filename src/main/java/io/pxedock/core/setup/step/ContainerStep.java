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
import io.pxedock.model.container.ContainerSpec.Rights;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.ServerBinds;
import io.pxedock.model.image.ImageState;
import io.pxedock.model.site.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    ServerFiles files = new ServerFiles(s, spec);
    Optional<ContainerState> found = s.tools().docker().container(spec.name());
    if (found.isEmpty()) {
      return open(s, spec, files, create(spec, files));
    }
    ContainerState there = found.get();
    List<String> wrong = new ContainerDifferences(there, spec, imageId(s, spec)).all();
    if (!wrong.isEmpty() && s.answers().isYes(AnswerKey.REPLACE)) {
      return open(s, spec, files, replace(spec, files, String.join("; ", wrong)));
    }
    // A replacement that was cut off.
    if (wrong.isEmpty() && !files.changes().isEmpty()) {
      return open(s, spec, files, complete(spec, files));
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

  private static String imageId(SetupContext s, ContainerSpec spec) {
    return s.tools().provisioning().image(spec.image()).map(ImageState::id).orElse("");
  }

  private static Check open(SetupContext s, ContainerSpec spec, ServerFiles files, Plan plan) {
    return missingBind(s, spec)
        .or(files::obstacle)
        .map(Check::blocked)
        .orElseGet(() -> Check.open(plan));
  }

  static ContainerSpec spec(SetupContext s) {
    Settings settings = s.settings();
    // Some work directories have kernel and initrd in tftpboot itself, or a 911 system of its own.
    BuiltRescue built = new BuiltRescue(s);
    boolean isBuilt = built.isThere() || built.isWanted();
    List<Bind> binds =
        ServerBinds.of(s.workdir()).stream()
            .filter(
                bind -> {
                  Path source = Path.of(bind.source());
                  String name = source.getFileName().toString();
                  return !ServerBinds.IMAGES.contains(name)
                      || s.exists(source)
                      || (!isBuilt && !BootFilesStep.hasImage(s, name));
                })
            .toList();
    return new ContainerSpec(
        settings.container(),
        settings.image(),
        settings.network(),
        settings.address(),
        binds,
        s.answers().isYes(AnswerKey.PRIVILEGED) ? Rights.PRIVILEGED : rights(s));
  }

  /** Returns the rights: root in the container cannot use the files of others without one more. */
  private static Rights rights(SetupContext s) {
    boolean isRoots =
        Stream.of("", "conf", ServerBinds.LEASES)
            .flatMap(name -> s.tools().files().infoFollowingLinks(s.path(name)).stream())
            .allMatch(info -> info.owner() == 0);
    return isRoots ? Rights.SERVER : Rights.SERVER_OF_OTHERS;
  }

  /** Refuses a missing bind source: Docker would create a directory in its place. */
  private static Optional<Failure> missingBind(SetupContext s, ContainerSpec spec) {
    if (s.planned().contains("files")) {
      return Optional.empty();
    }
    List<String> missing =
        spec.binds().stream()
            .filter(bind -> !bind.target().equals(ServerBinds.LEASES_INSIDE))
            .filter(
                bind ->
                    bind.target().matches("/conf|/tftpboot")
                        ? !s.isDirectory(Path.of(bind.source()))
                        : !s.isFile(Path.of(bind.source())))
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

  private Plan create(ContainerSpec spec, ServerFiles files) {
    Plan plan = files.before(plan(spec, files)).doing(new SystemChanges.CreateContainer(spec));
    return files.after(plan).with(DaemonAction.START);
  }

  private Plan replace(ContainerSpec spec, ServerFiles files, String why) {
    Plan plan =
        files
            .before(plan(spec, files))
            .doing(new SystemChanges.RemoveContainer(spec.name()))
            .doing(new SystemChanges.CreateContainer(spec));
    return files
        .after(plan)
        .with(DaemonAction.START)
        .noting(why)
        .asking("Replace container " + spec.name() + "? Running boots are cut off.");
  }

  private Plan complete(ContainerSpec spec, ServerFiles files) {
    return files.after(files.before(plan(spec, files))).with(DaemonAction.RESTART);
  }

  private Plan plan(ContainerSpec spec, ServerFiles files) {
    return SetupContext.plan(this, spec.name() + " runs at " + spec.place(), files.changes());
  }
}
