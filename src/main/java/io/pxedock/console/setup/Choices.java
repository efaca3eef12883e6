package io.pxedock.console.setup;

import io.pxedock.core.setup.TargetMachine;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.BootImagesAddress;
import io.pxedock.core.site.SettingsText;
import io.pxedock.model.Failure;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.spi.WorkFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds values to choose from on the machine. */
final class Choices {
  /** The maximum number of values offered. */
  private static final int MAX_CHOICES = 500;

  /** Names by which a work directory is recognised, whether complete or only begun. */
  private static final Set<String> PARTS =
      Set.of("conf", "tftpboot", "images", "pxebootbinaries.tgz", SettingsText.FILE, ".pxedock");

  /** Names that an otherwise empty directory may contain. */
  private static final Set<String> IGNORED = Set.of("lost+found");

  private final TargetMachine machine;

  Choices(TargetMachine machine) {
    this.machine = machine;
  }

  /**
   * Returns the values that complete what is typed so far.
   *
   * @param begun the part of the value that is typed already
   */
  List<String> of(AnswerKey key, String begun) {
    try {
      return switch (key.candidates()) {
        case BRIDGES -> machine.tools("").ovs().bridges();
        case ADDRESSES ->
            machine.tools("").ovs().addresses().stream().map(Ipv4Address::toString).toList();
        case DIRECTORIES -> files(begun, true);
        case FILES -> begun.contains("://") ? List.of() : files(begun, false);
        case NONE -> key.words();
      };
    } catch (Failure | InvalidPathException e) {
      // No values can be offered; the answer is still checked.
      return List.of();
    }
  }

  /**
   * Checks a value against the machine.
   *
   * @throws Failure REFUSED if there are bridges, but not the one named; or if a directory is
   *     relative, or contains files but nothing of a boot server
   */
  void check(AnswerKey key, String value) {
    if (key.candidates() == AnswerKey.Candidates.DIRECTORIES) {
      checkDirectory(value);
    }
    boolean mustExist = key.candidates() == AnswerKey.Candidates.BRIDGES;
    List<String> bridges = mustExist ? of(key, "") : List.of();
    if (!bridges.isEmpty() && !bridges.contains(value)) {
      throw Failure.refused(
          "there is no bridge '" + value + "'", "choose one of " + String.join(", ", bridges));
    }
  }

  private void checkDirectory(String value) {
    Path path = Path.of(value);
    if (!path.isAbsolute()) {
      throw Failure.refused(
          "'" + value + "' is not an absolute path",
          "write " + path.toAbsolutePath().normalize() + ", or another path that begins with /");
    }
    WorkFiles files = machine.tools("").files();
    if (!files.isWritable(path)) {
      throw Failure.refused(
          "you cannot write to " + value, "name another directory, or run pxedock with sudo");
    }
    if (files.infoFollowingLinks(path).isEmpty()) {
      return;
    }
    if (!isDirectory(files, path)) {
      throw Failure.refused(value + " is not a directory", "name another path");
    }
    List<String> names = files.list(path).stream().filter(name -> !IGNORED.contains(name)).toList();
    if (!names.isEmpty() && names.stream().noneMatch(PARTS::contains)) {
      throw Failure.refused(
          value + " contains other files and nothing of a boot server",
          "name a new or empty directory, or one that contains conf/");
    }
  }

  /** Returns the choices as help text; empty if any value is accepted. */
  Optional<String> shown(AnswerKey key) {
    try {
      return switch (key.candidates()) {
        case BRIDGES -> Optional.of(String.join(", ", machine.tools("").ovs().bridges()));
        case ADDRESSES ->
            Optional.of(
                "on this machine " + BootImagesAddress.shown(machine.tools("").ovs().addresses()));
        default -> Optional.empty();
      };
    } catch (Failure e) {
      return Optional.of(e.line());
    }
  }

  private List<String> files(String begun, boolean onlyDirectories) {
    String above = begun.substring(0, begun.lastIndexOf('/') + 1);
    WorkFiles files = machine.tools("").files();
    Path directory = Path.of(above.isEmpty() ? "." : above);
    return files.list(directory).stream()
        .filter(name -> (above + name).startsWith(begun))
        .limit(MAX_CHOICES)
        .map(name -> above + name + (isDirectory(files, directory.resolve(name)) ? "/" : ""))
        .filter(path -> !onlyDirectories || path.endsWith("/"))
        .toList();
  }

  private static boolean isDirectory(WorkFiles files, Path path) {
    return files
        .infoFollowingLinks(path)
        .filter(info -> info.kind() == FileInfo.Kind.DIRECTORY)
        .isPresent();
  }
}
