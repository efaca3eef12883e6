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

/** What can be answered, as far as the machine knows. */
final class Choices {
  /** A directory of thousands is no list to choose from. */
  private static final int MOST = 500;

  private final TargetMachine ground;

  Choices(TargetMachine ground) {
    this.ground = ground;
  }

  /**
   * What may be typed.
   *
   * @param begun what is typed of it already
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
      // Nothing to choose from; what is typed is checked all the same.
      return List.of();
    }
  }

  /**
   * @throws Failure refused, when it names a bridge that is not there while others are
   */
  void refuseUnknown(AnswerKey key, String value) {
    boolean mustExist = key.candidates() == AnswerKey.Candidates.BRIDGES;
    List<String> bridges = mustExist ? of(key, "") : List.of();
    if (!bridges.isEmpty() && !bridges.contains(value)) {
      throw Failure.refused(
          "there is no bridge '" + value + "'", "choose one of " + String.join(", ", bridges));
    }
  }

  /** The same for somebody who asks; nothing when everything may be typed. */
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
