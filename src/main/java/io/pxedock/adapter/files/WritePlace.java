package io.pxedock.adapter.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a write to a path goes: a directory without links on its way, and a name in it.
 *
 * <p>A symbolic link is followed if only trusted users could have put it there, as those of a
 * system are ({@code /var/run}). Any other link is followed only within the work directory, never
 * into or out of pxedock's own {@code .pxedock}.
 *
 * @param throughLink whether a link of the second kind was followed: then the file must have the
 *     owner of the tree
 */
record WritePlace(Path directory, String name, boolean throughLink) {
  private static final int MAX_LINKS = 40;
  private static final String OWN = ".pxedock";

  /**
   * @param tree the work directory, without links; null if there is none, and then no link of
   *     others is followed
   * @param followLast whether the path itself may be a link that is followed
   * @throws Failure REFUSED if a link may not be followed
   * @throws NoSuchFileException if a directory on the way does not exist
   */
  static WritePlace of(Path path, Path tree, Trust trust, boolean followLast) throws IOException {
    return new Walk(path.toAbsolutePath().normalize(), tree, trust).run(followLast);
  }

  /** One walk from the root to a path. */
  private static final class Walk {
    private final Path path;
    private final Path tree;
    private final Trust trust;
    private final Deque<String> left = new ArrayDeque<>();
    private Path here;
    private int links;
    private boolean throughLink;

    Walk(Path path, Path tree, Trust trust) {
      this.path = path;
      this.tree = tree;
      this.trust = trust;
      this.here = path.getRoot();
      path.forEach(part -> left.add(part.toString()));
    }

    WritePlace run(boolean followLast) throws IOException {
      while (left.size() > 1 || (left.size() == 1 && followLast)) {
        step(left.pop());
      }
      // Followed to its end, the last name is in "here" already.
      Path end = left.isEmpty() ? here : here.resolve(left.pop());
      if (end.getParent() == null) {
        throw Failure.refused(path + " is the root directory", "give another path");
      }
      if (throughLink && !isWithin(end)) {
        throw leadsOut(end);
      }
      return new WritePlace(end.getParent(), end.getFileName().toString(), throughLink);
    }

    private void step(String part) throws IOException {
      if (part.isEmpty() || part.equals(".")) {
        return;
      }
      if (part.equals("..")) {
        here = here.getParent() == null ? here : here.getParent();
        return;
      }
      Path next = here.resolve(part);
      if (Files.isSymbolicLink(next)) {
        follow(next);
        return;
      }
      if (!left.isEmpty() && !Files.isDirectory(next, NOFOLLOW_LINKS)) {
        throw Files.exists(next, NOFOLLOW_LINKS)
            ? new java.nio.file.NotDirectoryException(next.toString())
            : new NoSuchFileException(next.toString());
      }
      here = next;
    }

    private void follow(Path link) throws IOException {
      links++;
      if (links > MAX_LINKS) {
        throw new java.nio.file.FileSystemLoopException(path.toString());
      }
      Path target = Files.readSymbolicLink(link);
      if (!isPutByTrusted(link)) {
        if (tree == null || !isWithin(link)) {
          throw leadsOut(here.resolve(target).normalize());
        }
        throughLink = true;
      }
      Deque<String> more = new ArrayDeque<>();
      target.forEach(part -> more.add(part.toString()));
      while (!more.isEmpty()) {
        left.push(more.removeLast());
      }
      here = target.isAbsolute() ? target.getRoot() : here;
    }

    private boolean isPutByTrusted(Path link) throws IOException {
      Rights directory = Rights.of(here);
      return trust.holds(directory.uid())
          && !directory.isOpenToOthers()
          && trust.holds(Rights.of(link, NOFOLLOW_LINKS).uid())
          && (tree == null || !link.startsWith(tree));
    }

    private boolean isWithin(Path place) {
      return place.startsWith(tree) && !place.startsWith(tree.resolve(OWN));
    }

    private Failure leadsOut(Path target) {
      String where = tree == null ? "" : ", which is not a place of the work directory " + tree;
      return Failure.refused(
          path + " leads through a link to " + target + where,
          "put the file itself there; nothing was written");
    }
  }
}
