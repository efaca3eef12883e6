package io.pxedock.core.setup.step;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.action.BringPackageFiles;
import io.pxedock.core.setup.action.SystemChanges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The boot loader, for BIOS and UEFI: as the distribution's packages have it, whether they are
 * installed or fetched.
 */
final class BootLoader {
  /**
   * A file of the boot loader.
   *
   * @param path in the work directory
   * @param debian its path in Debian
   */
  private record Piece(String path, String debian, String debianPackage) {}

  private static final List<Piece> BIOS =
      List.of(
          new Piece("tftpboot/pxelinux.0", "usr/lib/PXELINUX/pxelinux.0", "pxelinux"),
          new Piece(
              "tftpboot/ldlinux.c32",
              "usr/lib/syslinux/modules/bios/ldlinux.c32",
              "syslinux-common"));

  private static final List<Piece> EFI =
      List.of(
          new Piece(
              "tftpboot/efi64/syslinux.efi",
              "usr/lib/SYSLINUX.EFI/efi64/syslinux.efi",
              "syslinux-efi"),
          new Piece(
              "tftpboot/efi64/ldlinux.e64",
              "usr/lib/syslinux/modules/efi64/ldlinux.e64",
              "syslinux-common"));

  private final SetupContext context;

  BootLoader(SetupContext context) {
    this.context = context;
  }

  /** Returns the files for BIOS that the work directory lacks. */
  List<String> missing() {
    return BIOS.stream().map(Piece::path).filter(path -> !context.isFile(path)).toList();
  }

  /** Returns the packages with files that are missing. */
  static List<String> packages(List<String> missing) {
    return BIOS.stream()
        .filter(piece -> missing.contains(piece.path()))
        .map(Piece::debianPackage)
        .toList();
  }

  /** Returns whether there is a boot loader for UEFI, or it will be brought. */
  boolean hasEfi() {
    return isFetched() || EFI.stream().allMatch(p -> isThere(p) || isInstalled(p));
  }

  private boolean isThere(Piece piece) {
    return context.isFile(piece.path());
  }

  private boolean isInstalled(Piece piece) {
    return context.isFile(context.root().resolve(piece.debian()));
  }

  /** Returns whether the packages are fetched: a tree without a boot loader gets both. */
  boolean isFetched() {
    return BIOS.stream().anyMatch(p -> !isThere(p) && !isInstalled(p))
        && context.tools().distribution().isPossible();
  }

  /** Returns the changes that bring what is missing and can be brought. */
  List<SystemChange> changes() {
    List<Piece> wanted =
        Stream.concat(BIOS.stream(), hasEfi() ? EFI.stream() : Stream.of())
            .filter(piece -> !isThere(piece))
            .toList();
    List<SystemChange> changes = new ArrayList<>();
    wanted.stream().filter(this::isInstalled).map(this::copy).forEach(changes::add);
    List<Piece> fetched = wanted.stream().filter(piece -> !isInstalled(piece)).toList();
    if (isFetched()) {
      changes.add(
          new BringPackageFiles(
              fetched.stream().map(Piece::debianPackage).distinct().toList(),
              fetched.stream()
                  .map(p -> new BringPackageFiles.Copy(p.debian(), context.path(p.path())))
                  .toList()));
    }
    if (hasEfi() && !context.isDirectory(context.path("tftpboot/efi64"))) {
      changes.add(
          0, new SystemChanges.MakeDirectories(context.workdir(), List.of("tftpboot/efi64")));
    }
    return changes;
  }

  private SystemChange copy(Piece piece) {
    Path source = context.root().resolve(piece.debian());
    return new SystemChanges.CopyFile(source, context.path(piece.path()));
  }
}
