package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.AsyncDockerCmd;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.ResponseItem;
import com.github.dockerjava.api.model.RestartPolicy;
import io.pxedock.model.Failure;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.container.WebServer;
import io.pxedock.model.image.ImageState;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Provisioning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Creates images, networks and containers through Docker's API. */
public final class DockerProvisioning implements Provisioning {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration ACT = Duration.ofSeconds(60);

  /** The deadline for a registry or a large tar file. */
  private static final Duration TRANSFER = Duration.ofMinutes(30);

  private final DockerConnection connection;

  DockerProvisioning(DockerConnection connection) {
    this.connection = connection;
  }

  @Override
  public boolean hasImage(String image) {
    return image(image).isPresent();
  }

  @Override
  public Optional<ImageState> image(String image) {
    return connection.look(
        LOOK,
        client -> {
          try {
            return Optional.of(InspectMapper.image(client.inspectImageCmd(image).exec()));
          } catch (NotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public List<String> images() {
    return connection.look(
        LOOK,
        client ->
            client.listImagesCmd().exec().stream()
                .flatMap(image -> Stream.ofNullable(image.getRepoTags()))
                .flatMap(Stream::of)
                .filter(name -> !name.contains("<none>"))
                .sorted()
                .toList());
  }

  @Override
  public void pull(String image, Progress progress) {
    String named = image.matches(".*(:[^/]+|@.+)") ? image : image + ":latest";
    PullProgress layers = new PullProgress(image, progress);
    try {
      transfer(client -> client.pullImageCmd(named), layers);
    } catch (Failure e) {
      if (Thread.currentThread().isInterrupted()) {
        throw Failure.failed(
                "interrupted, image " + image + " is not pulled",
                "run it again: Docker keeps the layers that are complete")
            .because(e);
      }
      throw Failure.failed(
              "cannot pull " + image + ": " + e.what(),
              "correct the image's name, or give it as a file that docker save wrote")
          .because(e);
    }
  }

  @Override
  public void load(Path tar, Progress progress) {
    try (InputStream in = new CountedStream(Files.newInputStream(tar), Files.size(tar), progress)) {
      transfer(client -> client.loadImageAsyncCmd(in), item -> {});
    } catch (IOException e) {
      throw Failure.unreachable("cannot read " + tar, "correct --image-tar").because(e);
    } catch (Failure e) {
      throw Failure.failed(
              "cannot load " + tar + ": " + e.what(), "write it with 'docker save IMAGE'")
          .because(e);
    }
  }

  private <T extends ResponseItem> void transfer(
      Function<DockerClient, AsyncDockerCmd<?, T>> command, Consumer<ResponseItem> items) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    try (DockerClient client = connection.another()) {
      command
          .apply(client)
          .exec(
              new ResultCallback.Adapter<T>() {
                @Override
                public void onNext(T item) {
                  if (item.getErrorDetail() != null) {
                    end.completeExceptionally(
                        Failure.failed(String.valueOf(item.getErrorDetail().getMessage()), ""));
                  }
                  items.accept(item);
                }

                @Override
                public void onError(Throwable cause) {
                  end.completeExceptionally(connection.failure(cause));
                }

                @Override
                public void onComplete() {
                  end.complete(null);
                }
              });
      connection.await((Future<Void>) end, TRANSFER);
    } catch (IOException e) {
      // Closing failed; there is nothing else to close.
      return;
    }
  }

  @Override
  public Optional<WebServer> webServer(String image) {
    return connection.act(ACT, client -> WebServerDetector.webServer(client, image));
  }

  @Override
  public List<String> users(String network) {
    return connection.look(
        LOOK,
        client ->
            client
                .listContainersCmd()
                .withShowAll(true)
                .withNetworkFilter(List.of(network))
                .exec()
                .stream()
                .flatMap(container -> Arrays.stream(container.getNames()))
                .map(name -> name.replaceFirst("^/", ""))
                .sorted()
                .toList());
  }

  @Override
  public void createNetwork(NetworkState wanted) {
    Network.Ipam.Config range =
        new Network.Ipam.Config().withSubnet(wanted.subnet()).withGateway(wanted.gateway());
    if (!wanted.ipRange().isEmpty()) {
      range.withIpRange(wanted.ipRange());
    }
    act(
        client -> {
          CreateNetworkCmd command =
              client
                  .createNetworkCmd()
                  .withName(wanted.name())
                  .withDriver(wanted.driver())
                  .withIpam(new Network.Ipam().withConfig(range))
                  .withOptions(Map.of("parent", wanted.parent()))
                  .withCheckDuplicate(true);
          command.exec();
        });
  }

  @Override
  public void removeNetwork(String name) {
    act(client -> client.removeNetworkCmd(name).exec());
  }

  @Override
  public void createContainer(ContainerSpec spec) {
    act(
        client -> {
          CreateContainerCmd command =
              client
                  .createContainerCmd(spec.image())
                  .withName(spec.name())
                  .withHostConfig(hostConfig(spec));
          spec.address().ifPresent(address -> command.withIpv4Address(address.toString()));
          if (!spec.command().isEmpty()) {
            command.withEntrypoint(spec.command().get(0));
            command.withCmd(spec.command().subList(1, spec.command().size()));
          }
          if (spec.isKilled()) {
            command.withStopSignal(ContainerSpec.STOP_SIGNAL);
          }
          command.exec();
        });
  }

  private static HostConfig hostConfig(ContainerSpec spec) {
    HostConfig host =
        HostConfig.newHostConfig()
            .withNetworkMode(spec.network())
            .withBinds(spec.binds().stream().map(DockerProvisioning::bind).toList())
            .withRestartPolicy(RestartPolicy.parse(ContainerSpec.RESTART_POLICY));
    if (spec.privileged()) {
      return host.withPrivileged(true);
    }
    return host.withCapDrop(Capability.ALL)
        .withCapAdd(
            spec.capabilities().stream().map(Capability::valueOf).toArray(Capability[]::new))
        .withSecurityOpts(List.of("no-new-privileges"))
        .withReadonlyRootfs(true)
        .withTmpFs(spec.temporary());
  }

  private static com.github.dockerjava.api.model.Bind bind(Bind bind) {
    return com.github.dockerjava.api.model.Bind.parse(
        bind.source() + ":" + bind.target() + (bind.writable() ? "" : ":ro"));
  }

  @Override
  public void removeContainer(String name) {
    act(client -> client.removeContainerCmd(name).withForce(true).exec());
  }

  private void act(Consumer<DockerClient> action) {
    connection.act(
        ACT,
        client -> {
          action.accept(client);
          return null;
        });
  }
}
