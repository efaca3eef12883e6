package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import io.pxedock.model.Failure;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Containers that last for one question. Each carries the mark of the process that made it, so that
 * a later one can remove what was left by one that was killed.
 */
public final class ThrowAways {
  private static final Duration ACT = Duration.ofSeconds(30);
  private static final String MARK = "io.pxedock.throw-away";
  private static final String KEPT = "io.pxedock.throw-away.directory";

  private final DockerConnection connection;

  ThrowAways(DockerConnection connection) {
    this.connection = connection;
  }

  /**
   * A container without a network.
   *
   * @param command what keeps it alive
   * @param binds a source that is missing is a failure, and is not made
   * @param owner the mark of its maker
   * @param directory of its maker, which goes with it
   */
  public record Spec(
      String image, List<String> command, List<Bind> binds, String owner, Path directory) {}

  /**
   * Starts a container.
   *
   * @throws Failure UNREACHABLE if it does not start, or runs on another machine
   */
  public ThrowAway start(Spec spec) {
    if (connection.socket().isEmpty()) {
      throw Failure.unreachable("Docker runs on another machine", "");
    }
    String id = connection.act(ACT, client -> create(client, spec));
    try {
      connection.act(
          ACT,
          client -> {
            client.startContainerCmd(id).exec();
            return null;
          });
      long pid = pid(id);
      if (!isOf(pid, id)) {
        throw Failure.unreachable("Docker runs its containers on another machine", "");
      }
      return new ThrowAway(connection, id, pid);
    } catch (RuntimeException e) {
      remove(id);
      throw e;
    }
  }

  private long pid(String id) {
    return connection.look(
        ACT, client -> client.inspectContainerCmd(id).exec().getState().getPidLong());
  }

  /** Whether a process of this machine belongs to the container. */
  static boolean isOf(long pid, String id) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cgroup")).contains(id);
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static String create(DockerClient client, Spec spec) {
    HostConfig host =
        HostConfig.newHostConfig()
            .withNetworkMode("none")
            .withCapAdd(
                ContainerSpec.CAPABILITIES.stream()
                    .map(Capability::valueOf)
                    .toArray(Capability[]::new))
            .withSecurityOpts(List.of("no-new-privileges"))
            .withMounts(spec.binds().stream().map(ThrowAways::mount).toList());
    Map<String, String> labels = new HashMap<>();
    labels.put(MARK, spec.owner());
    labels.put(KEPT, spec.directory().toString());
    try {
      return client
          .createContainerCmd(spec.image())
          .withEntrypoint(spec.command().get(0))
          .withCmd(spec.command().subList(1, spec.command().size()))
          .withLabels(labels)
          .withHostConfig(host)
          .exec()
          .getId();
    } catch (NotFoundException e) {
      throw Failure.unreachable("there is no image " + spec.image(), "pull it").because(e);
    }
  }

  // A mount refuses a source that is missing, where a bind makes a directory of it.
  private static Mount mount(Bind bind) {
    return new Mount()
        .withType(MountType.BIND)
        .withSource(bind.source())
        .withTarget(bind.target())
        .withReadOnly(!bind.writable());
  }

  private void remove(String id) {
    connection.act(
        ACT,
        client -> {
          client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
          return null;
        });
  }

  /**
   * Removes the containers whose makers are dead.
   *
   * @param isAlive of the mark of a maker
   * @return the directories that went with them
   */
  public List<Path> sweep(Predicate<String> isAlive) {
    List<Container> found =
        connection.look(
            ACT,
            client ->
                client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(MARK)).exec());
    List<Container> dead =
        found.stream().filter(c -> !isAlive.test(c.getLabels().getOrDefault(MARK, ""))).toList();
    dead.forEach(container -> remove(container.getId()));
    return dead.stream().map(c -> Path.of(c.getLabels().getOrDefault(KEPT, "/"))).toList();
  }
}
