package io.pxedock.core.setup.step;

import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.model.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates the work directory and the directories in it. */
final class DirectoryStep implements SetupStep {
  @Override
  public String name() {
    return "directory";
  }

  @Override
  public String explanation() {
    return "All files of the server are in one directory: conf/, tftpboot/, images/.";
  }

  @Override
  public Check check(SetupContext situation) {
    List<String> missing = new ArrayList<>();
    for (String part : List.of("conf", "tftpboot", "tftpboot/pxelinux.cfg", "images")) {
      Path path = situation.path(part);
      boolean isDirectory = situation.isDirectory(path);
      if (!isDirectory && situation.exists(path)) {
        return Check.blocked(
            Failure.refused(path + " is not a directory", "move it out of the way"));
      }
      if (!isDirectory) {
        missing.add(part);
      }
    }
    if (missing.isEmpty()) {
      return Check.done(situation.workdir().toString());
    }
    return Check.open(
        SetupContext.plan(this, situation.workdir() + " is ready", List.of())
            .doing(new SystemChanges.MakeDirectories(situation.workdir(), missing)));
  }
}
