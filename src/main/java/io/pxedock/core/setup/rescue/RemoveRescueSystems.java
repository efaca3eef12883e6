package io.pxedock.core.setup.rescue;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Removes 911 systems that no configuration names; a directory that does not exist is skipped. */
public record RemoveRescueSystems(List<Path> directories) implements SystemChange {
  public RemoveRescueSystems {
    directories = List.copyOf(directories);
  }

  @Override
  public String title() {
    return "remove the 911 systems that are no longer named";
  }

  @Override
  public List<List<String>> commands() {
    List<String> argv = new ArrayList<>(List.of("rm", "-rf"));
    directories.forEach(directory -> argv.add(directory.toString()));
    return List.of(argv);
  }

  @Override
  public void carryOut(Tools tools) {
    directories.forEach(tools.archives()::discard);
  }
}
