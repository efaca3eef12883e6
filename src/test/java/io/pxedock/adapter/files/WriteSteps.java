package io.pxedock.adapter.files;

import io.pxedock.adapter.files.WriteHook.Step;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Real files, with something that happens between two steps of a write. */
public final class WriteSteps {
  private WriteSteps() {}

  /** Tells of every step, just after it was done. */
  public static WorkFiles each(Runnable listener) {
    return new LocalFiles((step, path) -> listener.run());
  }

  /** Once, when what is to be written to that path is ready and is about to take its name. */
  public static WorkFiles whenReady(Predicate<Path> at, Runnable action) {
    return once(Step.SYNCED, at, action);
  }

  /** Once, right after a file in that directory has been replaced for good. */
  public static WorkFiles afterwards(Predicate<Path> at, Runnable action) {
    return once(Step.DIRECTORY_SYNCED, at, action);
  }

  private static WorkFiles once(Step when, Predicate<Path> at, Runnable action) {
    boolean[] done = {false};
    return new LocalFiles(
        (step, path) -> {
          if (step == when && !done[0] && at.test(path)) {
            done[0] = true;
            action.run();
          }
        });
  }
}
