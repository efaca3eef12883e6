package io.pxedock.core.setup.step;

import io.pxedock.core.diagnosis.BootImagesLink;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.engine.BootImagesProbe;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootImagesUrl;
import io.pxedock.core.pxelinux.PxelinuxConfig;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.BootImagesAddress;
import io.pxedock.core.site.Scope;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.site.BootImagesService;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that images/ is served at the URL in 911boot. */
final class BootImagesStep implements SetupStep {
  @Override
  public String name() {
    return "images";
  }

  @Override
  public String explanation() {
    return "The 911 system fetches what it installs from the URL in 911boot.";
  }

  @Override
  public Check check(SetupContext s) {
    BootImagesService service = s.settings().images();
    Optional<BootDirectory> boot =
        s.look().apply(Scope.FILES).files().value().flatMap(files -> files.boot().value());
    Optional<String> url = boot.flatMap(BootDirectory::rescue).flatMap(PxelinuxConfig::imagesUrl);
    Plan plan = SetupContext.plan(this, "", List.of());
    if (service.isOwn()) {
      BootImagesContainer container = new BootImagesContainer(s);
      plan =
          container.addTo(
              SetupContext.plan(this, service.url().get() + " serves images/", List.of()));
      if (plan.systemChanges().size() == 1
          && plan.systemChanges().get(0) instanceof SystemChanges.BringImage) {
        return Check.open(plan.noting("then a container of it serves images/"));
      }
    }
    Optional<String> wanted = service.url().or(() -> told(s));
    if (url.isPresent() && wanted.isPresent()) {
      plan = moved(s, plan, boot.get(), url.get(), wanted.get());
    }
    if (!plan.isEmpty()) {
      return Check.open(plan);
    }
    return url.isEmpty() ? noUrl(service) : served(s, service, url.get());
  }

  private static Optional<String> told(SetupContext s) {
    return Optional.ofNullable(s.answers().given().get(AnswerKey.IMAGES_URL))
        .filter(url -> !url.isEmpty());
  }

  private static Check noUrl(BootImagesService service) {
    return service.isOwn()
        ? Check.warning(
            "911boot names no URL, so no machine looks at " + service.url().get(),
            "write it where the 911 system expects it, such as httproot= in APPEND")
        : Check.done("911boot names no URL");
  }

  /** Returns the plan with a change of the URL in 911boot; the rest of the file stays. */
  private static Plan moved(
      SetupContext s, Plan plan, BootDirectory boot, String url, String wanted) {
    Set<String> known = files(s);
    BootImagesUrl now = BootImagesUrl.of(url, known);
    String base = BootImagesUrl.of(wanted, known).base();
    Optional<Bytes> before = boot.rescueBytes();
    if (now.base().equals(base) || before.isEmpty()) {
      return plan;
    }
    String shown = boot.shown() + "/" + BootDirectory.RESCUE;
    Path path = boot.path().resolve(BootDirectory.RESCUE);
    Change change =
        new Change(
            path, shown, Content.file(before.get()), Content.file(now.moved(before.get(), base)));
    String summary =
        "911boot points to "
            + RedactedUrl.of(base)
            + ", no longer to "
            + RedactedUrl.of(now.base());
    Plan moved =
        new Plan(
            plan.title(),
            summary,
            plan.systemChanges(),
            List.of(change),
            plan.action(),
            plan.questions(),
            plan.notes(),
            plan.hosts(),
            plan.reason());
    long stale = boot.allArmed().values().stream().filter(BootImagesStep::keepsItsOwn).count();
    return stale == 0
        ? moved
        : moved.noting(
            stale + " armed machines have their own 911boot: run 'pxedock 911 set' again");
  }

  /** Counts the hard links to 911boot, which become copies when the file is replaced. */
  private static boolean keepsItsOwn(RescueFlag armed) {
    return armed.kind() != RescueFlag.Kind.LINK && armed.kind() != RescueFlag.Kind.DANGLING;
  }

  private static Set<String> files(SetupContext s) {
    Path images = s.path("images");
    Set<String> names =
        new HashSet<>(Observed.of(() -> s.tools().files().list(images)).orElse(List.of()));
    names.removeIf(
        name -> s.kind(images.resolve(name)).filter(FileInfo.Kind.FILE::equals).isEmpty());
    return names;
  }

  private static Check served(SetupContext s, BootImagesService service, String url) {
    PathLink link;
    try {
      BootImagesProbe look =
          new BootImagesProbe(
              s.tools().files(),
              s.tools().docker(),
              s.tools().urls(),
              s.settings(),
              s.path("images"));
      link = BootImagesLink.of(Optional.of(look.look(url)), service);
    } catch (Failure e) {
      return service.isOwn() ? Check.blocked(e) : Check.warning(e.what(), offer(e.remedy()));
    }
    if (link.state() == PathLink.State.OK) {
      return idle(s, service, url).orElse(Check.done(link.detail()));
    }
    return service.isOwn() && link.state() == PathLink.State.FAILED
        ? Check.blocked(Failure.failed(link.detail(), link.remedy()))
        : Check.warning(link.detail(), offer(link.remedy()));
  }

  /** Finds a container that serves images/ while 911boot names another server. */
  private static Optional<Check> idle(SetupContext s, BootImagesService service, String url) {
    if (service.isOwn()) {
      return Optional.empty();
    }
    String name = service.container();
    return Observed.of(() -> s.tools().docker().container(name))
        .orElse(Optional.empty())
        .filter(ContainerState::isRunning)
        .flatMap(BootImagesAddress::of)
        .filter(at -> !at.url().equals(BootImagesUrl.of(url, files(s)).base()))
        .map(
            at ->
                Check.warning(
                    "911boot points elsewhere: "
                        + RedactedUrl.of(url)
                        + ", not to the images that container "
                        + name
                        + " serves at "
                        + at.url(),
                    Remedy.command("docker", "rm", "-f", name)
                        .prefixed("use --images container, or run ")));
  }

  private static Remedy offer(Remedy remedy) {
    return remedy.runs("pxedock", "setup")
        ? remedy
        : remedy.suffixed(", or use --images container to serve images/ from this machine");
  }
}
