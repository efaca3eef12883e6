package io.pxedock.core.setup.rescue;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.core.pxelinux.RescueConfig;
import io.pxedock.model.file.Content;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.List;

/**
 * Leads the directories of other boot loaders, such as efi64, to the 911 systems. The links stay
 * when a build is undone: no configuration names them then.
 */
public record LinkRescueSystems(List<Path> loaders) implements SystemChange {
  private static final String TARGET = "../" + RescueConfig.DIRECTORY;

  public LinkRescueSystems {
    loaders = List.copyOf(loaders);
  }

  private List<Path> links() {
    return loaders.stream().map(loader -> loader.resolve(RescueConfig.DIRECTORY)).toList();
  }

  @Override
  public String title() {
    return "link " + links().get(0) + " to " + TARGET;
  }

  @Override
  public List<List<String>> commands() {
    return links().stream().map(link -> List.of("ln", "-sn", TARGET, link.toString())).toList();
  }

  @Override
  public void carryOut(Tools tools) {
    links().forEach(link -> tools.files().replace(link, Content.ABSENT, Content.link(TARGET)));
  }
}
