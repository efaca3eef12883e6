package io.pxedock.console.setup;

import io.pxedock.core.setup.TargetMachine;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.BootImagesAddress;
import io.pxedock.model.Failure;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.spi.WorkFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds values to choose from on the machine. */
final class Choices {
  /** The maximum number of values offered. */
  private static final int MOST = 500;

  private final TargetMachine ground;

  Choices(TargetMachine ground) {
    this.ground = ground;
  }

  /**
   * Returns the values that complete what is typed so far.
   *
   * @param begun the part of the value that is typed already
   */
  List<String> of(AnswerKey key, String begun) {
    try {
      return switch (key.candidates()) {
        case BRIDGES -> ground.tools("").ovs().bridges();
        case ADDRESSES ->
            ground.tools("").ovs().addresses().stream().map(Ipv4Address::toString).toList();
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
   * @throws Failure REFUSED if there are bridges, but not the one named
   */
  void refuseUnknown(AnswerKey key, String value) {
    boolean mustExist = key.candidates() == AnswerKey.Candidates.BRIDGES;
    List<String> bridges = mustExist ? of(key, "") : List.of();
    if (!bridges.isEmpty() && !bridges.contains(value)) {
      throw Failure.refused(
          "there is no bridge '" + value + "'", "choose one of " + String.join(", ", bridges));
    }
  }

  /** Returns the choices as help text; empty if any value is accepted. */
  Optional<String> shown(AnswerKey key) {
    try {
      return switch (key.candidates()) {
        case BRIDGES -> Optional.of(String.join(", ", ground.tools("").ovs().bridges()));
        case ADDRESSES ->
            Optional.of(
                "on this machine " + BootImagesAddress.shown(ground.tools("").ovs().addresses()));
        default -> Optional.empty();
      };
    } catch (Failure e) {
      return Optional.of(e.line());
    }
  }

  private List<String> files(String begun, boolean onlyDirectories) {
    String above = begun.substring(0, begun.lastIndexOf('/') + 1);
    WorkFiles files = ground.tools("").files();
    Path directory = Path.of(above.isEmpty() ? "." : above);
    return files.list(directory).stream()
        .filter(name -> (above + name).startsWith(begun))
        .limit(MOST)
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
