package io.pxedock.adapter.docker;

import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerInside.File;
import io.pxedock.model.container.ContainerInside.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * The file system of a process, by way of {@code /proc/<pid>/root}. Links are followed here, since
 * the kernel would follow an absolute one to a file of this machine.
 */
final class ProcessRoot {
  private static final int MAX_LINKS = 40;

  private final Path root;

  ProcessRoot(Path root) {
    this.root = root;
  }

  /**
   * Returns the file that a path of the process leads to; nothing when it leads nowhere.
   *
   * @throws IOException when that cannot be found out
   */
  Optional<File> look(String path) throws IOException {
    Optional<Path> found = resolve(path);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> unix =
        Files.readAttributes(found.get(), "unix:*", LinkOption.NOFOLLOW_LINKS);
    return Optional.of(file(unix));
  }

  private Optional<Path> resolve(String path) throws IOException {
    Deque<String> open = new ArrayDeque<>();
    push(open, path);
    Deque<String> walked = new ArrayDeque<>();
    int links = 0;
    while (!open.isEmpty()) {
      String name = open.pop();
      if (name.equals("..")) {
        walked.pollLast();
        continue;
      }
      walked.addLast(name);
      Path here = here(walked);
      Optional<Boolean> link = isLink(here);
      if (link.isEmpty() || links > MAX_LINKS) {
        return Optional.empty();
      }
      if (link.get()) {
        links++;
        walked.pollLast();
        String target = Files.readSymbolicLink(here).toString();
        if (target.startsWith("/")) {
          walked.clear();
        }
        push(open, target);
      }
    }
    return Optional.of(here(walked));
  }

  private static void push(Deque<String> open, String path) {
    String[] names = path.split("/");
    for (int i = names.length - 1; i >= 0; i--) {
      if (!names[i].isEmpty() && !names[i].equals(".")) {
        open.push(names[i]);
      }
    }
  }

  private Path here(Deque<String> walked) {
    Path path = root;
    for (String name : walked) {
      path = path.resolve(name);
    }
    return path;
  }

  private static Optional<Boolean> isLink(Path path) throws IOException {
    try {
      return Optional.of(
          (Boolean)
              Files.readAttributes(path, "unix:isSymbolicLink", LinkOption.NOFOLLOW_LINKS)
                  .get("isSymbolicLink"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (java.nio.file.FileSystemException e) {
      if ("Not a directory".equals(e.getReason())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static File file(Map<String, Object> unix) {
    Instant modified = ((FileTime) unix.get("lastModifiedTime")).toInstant();
    return new File(
        kind((Boolean) unix.get("isRegularFile"), (Boolean) unix.get("isDirectory")),
        (Long) unix.get("size"),
        Instant.ofEpochSecond(modified.getEpochSecond()),
        unix.get("dev") + ":" + unix.get("ino"),
        (Integer) unix.get("mode") & 07777,
        (Integer) unix.get("uid"),
        (Integer) unix.get("gid"));
  }

  static Kind kind(boolean isFile, boolean isDirectory) {
    if (isFile) {
      return ContainerInside.Kind.FILE;
    }
    return isDirectory ? ContainerInside.Kind.DIRECTORY : ContainerInside.Kind.OTHER;
  }
}
