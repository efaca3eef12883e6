package io.pxedock.core.setup.step;

import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.pxelinux.RescueConfig;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.BringArchive;
import io.pxedock.core.setup.action.FetchArchive;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.model.Failure;
import io.pxedock.model.net.UrlScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the boot loader, kernel and initrd into the work directory: from an archive, or from the
 * packages of the distribution.
 */
final class BootFilesStep implements SetupStep {
  private static final List<String> EFI_LINKS = List.of("pxelinux.cfg", "vmlinuz-4", "initrd.gz");

  @Override
  public String name() {
    return "files";
  }

  @Override
  public String explanation() {
    return "Machines load pxelinux.0, then a kernel (vmlinuz-4) and its initrd.gz.";
  }

  @Override
  public Check check(SetupContext s) {
    List<String> missing = missing(s);
    boolean begun = s.exists(BringArchive.unpacked(s.workdir()));
    if (begun || (!missing.isEmpty() && s.answers().isGiven(AnswerKey.ARCHIVE))) {
      return Check.open(bring(s, begun));
    }
    BuiltRescue built = new BuiltRescue(s);
    boolean lacksSystem = missing.stream().anyMatch(path -> path.startsWith("images/"));
    if (lacksSystem && built.isWanted()) {
      return Check.open(built.plan(this));
    }
    BootLoader loader = new BootLoader(s);
    if (lacksSystem && loader.isFetched()) {
      missing.removeAll(loader.missing());
      return Check.blocked(lacking(s, missing));
    }
    List<SystemChange> copies = loader.changes();
    List<Change> links = new ArrayList<>();
    if (loader.hasEfi()) {
      Stream.concat(
              EFI_LINKS.stream(),
              Stream.of(RescueConfig.DIRECTORY)
                  .filter(name -> s.exists(s.path("tftpboot/" + name))))
          .filter(name -> !s.exists(s.path("tftpboot/efi64/" + name)))
          .forEach(name -> links.add(s.link("tftpboot/efi64/" + name, "../" + name)));
    }
    if (!copies.isEmpty() || !links.isEmpty()) {
      Plan plan = plan("the distribution's boot loader is in place", links);
      for (SystemChange copy : copies) {
        plan = plan.doing(copy);
      }
      return Check.open(plan);
    }
    return missing.isEmpty() ? settled(loader.hasEfi()) : Check.blocked(lacking(s, missing));
  }

  private Plan bring(SetupContext s, boolean begun) {
    String source = s.answers().get(AnswerKey.ARCHIVE);
    String sum = s.answers().get(AnswerKey.SHA256);
    Plan plan = plan("the archive's boot files are in place", List.of());
    if (begun || !sum.isEmpty() || !UrlScheme.isUnprotected(source)) {
      return plan.doing(new BringArchive(source, sum, s.workdir()));
    }
    Path fetched = BringArchive.fetched(s.workdir());
    Optional<String> found = s.tools().archives().fetchedSum(source, fetched);
    if (found.isEmpty()) {
      return plan("the archive is fetched, and its SHA-256 sum is known", List.of())
          .doing(new FetchArchive(source, s.workdir()))
          .noting("no TLS and no --sha256: its SHA-256 sum is shown before it is unpacked");
    }
    return plan.doing(new BringArchive(source, found.get(), s.workdir()))
        .noting("the archive has the SHA-256 sum " + found.get())
        .noting(
            "it came without TLS: compare the sum with its publisher's; if it differs, remove "
                + fetched)
        .asking("Is this sum right?");
  }

  private static Check settled(boolean efi) {
    return efi
        ? Check.done("boot loader for BIOS and UEFI, kernel and initrd")
        : Check.warning(
            "boot loader, kernel and initrd; machines with UEFI cannot boot",
            "for those: apt-get install syslinux-efi, then 'pxedock setup'");
  }

  private Plan plan(String summary, List<Change> changes) {
    return SetupContext.plan(this, summary, changes);
  }

  /** Returns whether there is a boot loader for UEFI, or it will be brought. */
  static boolean hasEfi(SetupContext s) {
    return new BootLoader(s).hasEfi();
  }

  /** Returns whether a kernel or initrd exists in images/ or in tftpboot/. */
  static boolean hasImage(SetupContext s, String name) {
    boolean mountPoint =
        s.tools()
            .files()
            .infoFollowingLinks(s.path("tftpboot/" + name))
            .map(info -> info.size() == 0)
            .orElse(true);
    return s.isFile("images/" + name) || (!mountPoint && s.isFile("tftpboot/" + name));
  }

  private static List<String> missing(SetupContext s) {
    List<String> missing = new ArrayList<>(new BootLoader(s).missing());
    boolean built = new BuiltRescue(s).isThere();
    for (String image : List.of("vmlinuz-4", "initrd.gz")) {
      if (!built && !hasImage(s, image)) {
        missing.add("images/" + image);
      }
    }
    return missing;
  }

  private static Failure lacking(SetupContext s, List<String> missing) {
    List<String> directories =
        missing.stream().filter(path -> s.isDirectory(s.path(path))).toList();
    if (!directories.isEmpty()) {
      return Failure.refused(
          String.join(", ", directories)
              + " is a directory: Docker creates one for a bind source that does not exist",
          "remove it (rmdir) and put the file there");
    }
    List<String> packages = BootLoader.packages(missing);
    String install = packages.isEmpty() ? "" : ", or apt-get install " + String.join(" ", packages);
    return Failure.refused(
        "there is no " + String.join(", no ", missing) + " in " + s.workdir(),
        "copy it there, give the archive pxebootbinaries.tgz with --archive, or use --911-from build"
            + install);
  }
}
