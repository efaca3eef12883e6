package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The rules of a tree that somebody else than the caller may own or write.
 *
 * @param root the work directory without links; null where there is none
 */
record Tree(Path root, Trust trust) {
  /** Where pxedock keeps its journal: an entry belongs to who wrote it, as its proof. */
  private static final Path JOURNAL = Path.of(".pxedock", "journal");

  WritePlace place(Path path, boolean followLast) throws IOException {
    return WritePlace.of(path, root, trust, followLast);
  }

  /** Returns the rights of the tree's top; of the directory where that is in no tree. */
  private Rights top(HeldDirectory directory) throws IOException {
    return root != null && directory.path().startsWith(root) ? Rights.of(root) : directory.rights();
  }

  /**
   * Checks a file that is about to be replaced.
   *
   * @throws Failure REFUSED if another user owns it, who may have put it there to be followed
   */
  void check(Path path, WritePlace place, HeldDirectory directory, Rights file) throws IOException {
    int owner = top(directory).uid();
    if (place.throughLink() && file.uid() != owner) {
      throw Failure.refused(
          path
              + " leads through a link to "
              + place.directory().resolve(place.name())
              + ", which does not belong to the owner of "
              + root,
          "put the file itself there; nothing was written");
    }
    if (file.kind() == Rights.Kind.FILE
        && file.links() > 1
        && file.uid() != owner
        && file.links() > namesIn(directory, file)) {
      throw Failure.refused(
          path + " is a hard link to a file of another user, outside of its directory",
          "remove it and put the file itself there; nothing was written");
    }
  }

  private static long namesIn(HeldDirectory directory, Rights file) throws IOException {
    long names = 0;
    for (String name : directory.names()) {
      names += directory.rights(name).inode().equals(file.inode()) ? 1 : 0;
    }
    return names;
  }

  /**
   * Gives a new file to the owner of its directory, so that one {@code sudo pxedock} does not lock
   * the operators out of their own work directory.
   */
  void giveNewFile(HeldFile file, HeldDirectory directory) throws IOException {
    if (isGiven(directory)) {
      file.give(directory.rights());
    }
  }

  /** Gives a new directory to the owner of the one above it. */
  void giveNewDirectory(HeldDirectory made, HeldDirectory above) throws IOException {
    if (isGiven(above)) {
      made.give(above.rights());
    }
  }

  // Only root gives files away; anybody else makes them as themselves.
  private boolean isGiven(HeldDirectory directory) throws IOException {
    return trust.isRoot() && directory.rights().uid() != 0 && !directory.path().endsWith(JOURNAL);
  }

  /** Returns whether a file belongs to root, the caller or the owner of the tree. */
  boolean isOwned(Rights file, HeldDirectory directory) throws IOException {
    return trust.holds(file.uid()) || file.uid() == top(directory).uid();
  }

  /** Closes a file to all but the owner of the tree, and its group where that may write there. */
  void closeToOthers(HeldFile file, HeldDirectory directory) throws IOException {
    Rights above = top(directory);
    int wanted = (above.mode() & 020) == 0 ? 0600 : 0660;
    Rights now = file.rights();
    if (trust.isRoot() && (now.uid() != above.uid() || now.gid() != above.gid())) {
      file.give(above);
    }
    if (now.mode() != wanted && (trust.isRoot() || now.uid() == trust.caller())) {
      file.mode(wanted);
    }
  }
}
