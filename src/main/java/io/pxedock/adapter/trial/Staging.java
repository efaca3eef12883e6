package io.pxedock.adapter.trial;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.HeldFile;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.model.Failure;
import io.pxedock.model.container.Bind;
import io.pxedock.model.text.Bytes;
import io.pxedock.spi.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The files of a candidate, in a directory of ours that is laid out as the container's root. */
final class Staging implements AutoCloseable {
  static final String PREFIX = "pxedock-trial";

  /** Everybody may read them: dnsmasq gives up its rights before it reads the host files. */
  private static final int FILE = 0755;

  private final Path directory = TemporaryDirectory.create(PREFIX);
  private final Set<String> copied = new TreeSet<>();
  private final Set<String> single = new TreeSet<>();

  /** Makes the directories, and the files of the first candidate. */
  Staging(Trial.Server server, Trial.Candidate first) {
    server.copied().stream().filter(dir -> !isBelow(dir, server.copied())).forEach(copied::add);
    try {
      for (String path : server.copied()) {
        makeDirectory(path);
      }
      for (String path : server.shared().keySet()) {
        if (isBelow(path, copied)) {
          makeDirectory(path);
        }
      }
      first.files().keySet().stream().filter(path -> !isBelow(path, copied)).forEach(single::add);
      put(first);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static boolean isBelow(String path, Set<String> directories) {
    return directories.stream().anyMatch(dir -> path.startsWith(dir + "/"));
  }

  Path directory() {
    return directory;
  }

  /** Returns what the container has mounted. */
  List<Bind> binds(Map<String, Path> shared) {
    List<Bind> binds = new ArrayList<>();
    shared.forEach((inside, path) -> binds.add(new Bind(path.toString(), inside, false)));
    copied.forEach(path -> binds.add(new Bind(directory + path, path, true)));
    single.forEach(path -> binds.add(new Bind(directory + path, path, true)));
    return binds;
  }

  /** Puts the files of a candidate in place of those of another one. */
  void put(Trial.Candidate candidate) {
    candidate.files().forEach(this::write);
  }

  /** Removes the files of a candidate. */
  void clear(Trial.Candidate candidate) {
    candidate.files().keySet().stream().filter(path -> !single.contains(path)).forEach(this::drop);
  }

  private void makeDirectory(String path) {
    attempt(names(path), held -> held.rights());
  }

  private void write(String path, Bytes content) {
    List<String> names = names(path);
    int last = names.size() - 1;
    attempt(
        names.subList(0, last),
        held -> {
          // In place, because a mount of a file follows the inode.
          try (HeldFile file = held.openOrCreate(names.get(last))) {
            file.channel().truncate(0);
            file.output().write(content.toArray());
            file.mode(FILE);
          }
        });
  }

  private void drop(String path) {
    List<String> names = names(path);
    int last = names.size() - 1;
    attempt(names.subList(0, last), held -> held.delete(names.get(last)));
  }

  /** What is done in a held directory. */
  private interface Work {
    void in(HeldDirectory held) throws IOException;
  }

  private void attempt(List<String> names, Work work) {
    try (HeldDirectory top = HeldDirectory.open(directory.toRealPath());
        HeldDirectory held = top.descend(names, true)) {
      work.in(held);
    } catch (IOException e) {
      throw Failure.unreachable(
              "cannot write the files of a trial below " + directory, "make room in /tmp")
          .because(e);
    }
  }

  private static List<String> names(String path) {
    return StreamSupport.stream(Path.of(path).normalize().spliterator(), false)
        .map(Path::toString)
        .toList();
  }

  @Override
  public void close() {
    TemporaryDirectory.remove(directory);
  }
}
