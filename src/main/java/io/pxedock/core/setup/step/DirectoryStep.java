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
  public Check check(SetupContext context) {
    List<String> missing = new ArrayList<>();
    for (String part : List.of("conf", "tftpboot", "tftpboot/pxelinux.cfg", "images")) {
      Path path = context.path(part);
      boolean isDirectory = context.isDirectory(path);
      if (!isDirectory && context.exists(path)) {
        return Check.blocked(
            Failure.refused(path + " is not a directory", "move it out of the way"));
      }
      if (!isDirectory) {
        missing.add(part);
      }
    }
    if (missing.isEmpty()) {
      return Check.done(context.workdir().toString());
    }
    return Check.open(
        SetupContext.plan(this, context.workdir() + " is ready", List.of())
            .doing(new SystemChanges.MakeDirectories(context.workdir(), missing)));
  }
}
