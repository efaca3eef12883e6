package io.pxedock.core.setup.action;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Copies files out of packages of the distribution, which are fetched and not installed. */
public record BringPackageFiles(List<String> packages, List<Copy> copies) implements SystemChange {
  /**
   * A file of a package.
   *
   * @param path where the package has it, such as usr/lib/PXELINUX/pxelinux.0
   */
  public record Copy(String path, Path target) {}

  @Override
  public String title() {
    return "fetch "
        + String.join(", ", packages)
        + " and copy "
        + String.join(", ", copies.stream().map(c -> c.target().toString()).toList());
  }

  @Override
  public List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    List<String> download = new ArrayList<>(List.of("apt-get", "download"));
    download.addAll(packages);
    commands.add(download);
    for (String name : packages) {
      commands.add(List.of("sh", "-c", "dpkg-deb -x " + name + "_*.deb unpacked"));
    }
    for (Copy copy : copies) {
      String target = copy.target().toString();
      commands.add(List.of("install", "-D", "-m", "644", "unpacked/" + copy.path(), target));
    }
    return commands;
  }

  @Override
  public void prepare(Tools tools) {
    tools.distribution().fetch(packages, tools.progress());
  }

  @Override
  public void carryOut(Tools tools) {
    tools
        .distribution()
        .unpack(
            packages,
            copies.stream().map(Copy::path).toList(),
            root -> copies.forEach(c -> tools.archives().copy(root.resolve(c.path()), c.target())));
  }
}
