package io.pxedock.core.setup.action;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.model.Failure;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.file.Content;
import io.pxedock.model.switching.PortChange;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of the system that setup makes, each with the shell commands that do the same. */
public final class SystemChanges {
  private SystemChanges() {}

  /** Creates directories below a base directory; existing ones stay. */
  public record MakeDirectories(Path base, List<String> names) implements SystemChange {
    private List<Path> directories() {
      return names.stream().map(base::resolve).toList();
    }

    @Override
    public String title() {
      return "create " + String.join(", ", names) + " in " + base;
    }

    @Override
    public List<List<String>> commands() {
      List<String> argv = new ArrayList<>(List.of("mkdir", "-p"));
      directories().forEach(directory -> argv.add(directory.toString()));
      return List.of(argv);
    }

    @Override
    public void carryOut(Tools tools) {
      directories().forEach(tools.files()::makeDirectory);
    }
  }

  /** Copies a file of this machine into the work directory. */
  public record CopyFile(Path source, Path target) implements SystemChange {
    @Override
    public String title() {
      return "copy " + source + " to " + target;
    }

    @Override
    public List<List<String>> commands() {
      return List.of(List.of("install", "-D", "-m", "644", source.toString(), target.toString()));
    }

    @Override
    public void carryOut(Tools tools) {
      tools.archives().copy(source, target);
    }
  }

  /** Moves a file of the work directory to a place in it where there may be one already. */
  public record MoveFile(Path source, Path target) implements SystemChange {
    @Override
    public String title() {
      return "move " + source + " to " + target;
    }

    @Override
    public List<List<String>> commands() {
      return List.of(List.of("mv", source.toString(), target.toString()));
    }

    @Override
    public void carryOut(Tools tools) {
      Content moved = tools.files().content(source);
      tools.files().replace(target, tools.files().content(target), moved);
      tools.files().replace(source, moved, Content.ABSENT);
    }
  }

  /** Changes the switch and checks the result. */
  public record ChangePort(PortChange change) implements SystemChange {
    @Override
    public String title() {
      String port = change.port();
      return switch (change.kind()) {
        case ADD -> "add the internal port " + port + " to bridge " + change.bridge() + tag();
        case MAKE_INTERNAL -> "make port " + port + " an internal port";
        case SET_TAG -> "port " + port + " gets" + (change.tag() == 0 ? " no tag" : tag());
        case REMOVE -> "take port " + port + " off bridge " + change.bridge();
        case LINK_UP -> "set link " + port + " up";
      };
    }

    private String tag() {
      return change.tag() == 0 ? "" : " tag " + change.tag();
    }

    @Override
    public List<List<String>> commands() {
      return List.of(change.argv());
    }

    @Override
    public void carryOut(Tools tools) {
      tools.ovs().change(change);
    }
  }

  /** Creates a macvlan network. */
  public record CreateNetwork(NetworkState wanted) implements SystemChange {
    @Override
    public String title() {
      return "create Docker network " + wanted.name() + " " + wanted.subnet();
    }

    @Override
    public List<List<String>> commands() {
      List<String> argv = new ArrayList<>(List.of("docker", "network", "create"));
      argv.addAll(List.of("-d", wanted.driver()));
      argv.add("--subnet=" + wanted.subnet());
      argv.add("--gateway=" + wanted.gateway());
      if (!wanted.ipRange().isEmpty()) {
        argv.add("--ip-range=" + wanted.ipRange());
      }
      argv.addAll(List.of("-o", "parent=" + wanted.parent(), wanted.name()));
      return List.of(argv);
    }

    @Override
    public void carryOut(Tools tools) {
      tools.provisioning().createNetwork(wanted);
    }
  }

  /** Removes a network. */
  public record RemoveNetwork(String name) implements SystemChange {
    @Override
    public String title() {
      return "remove Docker network " + name;
    }

    @Override
    public List<List<String>> commands() {
      return List.of(List.of("docker", "network", "rm", name));
    }

    @Override
    public void carryOut(Tools tools) {
      tools.provisioning().removeNetwork(name);
    }
  }

  /**
   * Brings an image from its registry or from a file.
   *
   * @param tar empty for the registry
   */
  public record BringImage(String image, String tar) implements SystemChange {
    @Override
    public String title() {
      return tar.isEmpty() ? "pull image " + image : "load image " + image + " from " + tar;
    }

    @Override
    public List<List<String>> commands() {
      return List.of(
          tar.isEmpty() ? List.of("docker", "pull", image) : List.of("docker", "load", "-i", tar));
    }

    @Override
    public void carryOut(Tools tools) {
      if (tar.isEmpty()) {
        tools.provisioning().pull(image, tools.progress());
        return;
      }
      tools.provisioning().load(Path.of(tar), tools.progress());
      if (!tools.provisioning().hasImage(image)) {
        throw Failure.failed(
            tar + " was loaded, but contains no image named " + image,
            "see 'docker images', and correct --image or --image-tar");
      }
    }
  }

  /** Creates a container without starting it. */
  public record CreateContainer(ContainerSpec spec) implements SystemChange {
    @Override
    public String title() {
      return "create container " + spec.name() + " from " + spec.image();
    }

    @Override
    public List<List<String>> commands() {
      return List.of(spec.argv());
    }

    @Override
    public Optional<ContainerSpec> created() {
      return Optional.of(spec);
    }

    @Override
    public void carryOut(Tools tools) {
      tools.provisioning().createContainer(spec);
    }
  }

  /** Removes a container, running or not. */
  public record RemoveContainer(String name) implements SystemChange {
    @Override
    public String title() {
      return "remove container " + name;
    }

    @Override
    public List<List<String>> commands() {
      return List.of(List.of("docker", "rm", "-f", name));
    }

    @Override
    public Optional<String> removed() {
      return Optional.of(name);
    }

    @Override
    public void carryOut(Tools tools) {
      tools.provisioning().removeContainer(name);
    }
  }
}
