package io.pxedock.adapter.files;

import java.nio.file.Path;

/**
 * Hears of each step of a write just after it was done, so that fault tests can end the process
 * between any two of them. Production code listens to nothing.
 */
@FunctionalInterface
interface WriteHook {
  WriteHook NONE = (step, path) -> {};

  /**
   * @param path what the step was done to
   */
  void reached(Step step, Path path);

  /** The steps, in the order in which they happen. */
  enum Step {
    /** Nothing was done yet; what is at the path is what was expected. */
    BEGUN,
    /** The temporary file or link exists beside the target. */
    CREATED,
    /** It has its content. */
    WRITTEN,
    /** It has the mode and owner of the file it is to replace. */
    OWNED,
    /** Its content is on the disk. */
    SYNCED,
    /** What is at the path is still what was expected. */
    CHECKED,
    /** The path stands for the new content. */
    RENAMED,
    /** A link was made where nothing stood. */
    LINKED,
    /** The path is gone. */
    REMOVED,
    /** The directory is on the disk too: the change is there for good. */
    DIRECTORY_SYNCED
  }
}
