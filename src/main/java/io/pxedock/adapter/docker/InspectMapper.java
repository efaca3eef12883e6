package io.pxedock.adapter.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import io.pxedock.model.container.Bind;
import io.pxedock.model.container.ContainerRights;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.image.ImageState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Maps the answers of {@code docker inspect} to values of the model. */
final class InspectMapper {
  private InspectMapper() {}

  static ContainerState container(InspectContainerResponse inspect) {
    var state = inspect.getState();
    var host = inspect.getHostConfig();
    var config = inspect.getConfig();
    var restart = host.getRestartPolicy();
    return new ContainerState(
        inspect.getId(),
        name(inspect),
        text(config.getImage()),
        text(inspect.getImageId()),
        text(state.getStatus()),
        Optional.ofNullable(state.getPidLong()).orElse(0L),
        Optional.ofNullable(state.getExitCodeLong()).orElse(0L).intValue(),
        started(state.getStartedAt()),
        restart == null || text(restart.getName()).isEmpty() ? "no" : restart.getName(),
        Boolean.TRUE.equals(host.getAutoRemove()),
        Boolean.TRUE.equals(config.getTty()),
        rights(host),
        binds(inspect),
        addresses(inspect),
        text(host.getNetworkMode()),
        command(inspect),
        new ContainerState.Past(
            Optional.ofNullable(inspect.getRestartCount()).orElse(0),
            started(state.getFinishedAt()),
            Boolean.TRUE.equals(state.getOOMKilled()),
            text(state.getError())));
  }

  private static ContainerRights rights(HostConfig host) {
    List<String> security = host.getSecurityOpts() == null ? List.of() : host.getSecurityOpts();
    return ContainerRights.of(
        Boolean.TRUE.equals(host.getPrivileged()),
        names(host.getCapAdd()),
        names(host.getCapDrop()),
        Boolean.TRUE.equals(host.getReadonlyRootfs()),
        security.stream().anyMatch(option -> option.matches("no-new-privileges([:=]true)?")));
  }

  private static List<String> names(Capability[] capabilities) {
    return capabilities == null
        ? List.of()
        : Arrays.stream(capabilities).filter(Objects::nonNull).map(Enum::name).toList();
  }

  private static List<String> command(InspectContainerResponse inspect) {
    List<String> command = new ArrayList<>(List.of(text(inspect.getPath())));
    if (inspect.getArgs() != null) {
      command.addAll(List.of(inspect.getArgs()));
    }
    return List.copyOf(command);
  }

  /** Removes the slash that Docker writes before the name. */
  static String name(InspectContainerResponse inspect) {
    return text(inspect.getName()).replaceFirst("^/", "");
  }

  /**
   * Returns the bind mounts and volumes ordered by target, because Docker lists them in any order.
   */
  private static List<Bind> binds(InspectContainerResponse inspect) {
    List<InspectContainerResponse.Mount> mounts = inspect.getMounts();
    return mounts == null
        ? List.of()
        : mounts.stream()
            .filter(mount -> !text(mount.getSource()).isEmpty())
            .map(
                mount ->
                    new Bind(
                        mount.getSource(),
                        mount.getDestination().getPath(),
                        !Boolean.FALSE.equals(mount.getRW())))
            .sorted(Comparator.comparing(Bind::target))
            .toList();
  }

  private static Map<String, String> addresses(InspectContainerResponse inspect) {
    Map<String, String> addresses = new TreeMap<>();
    Map<String, ContainerNetwork> networks = inspect.getNetworkSettings().getNetworks();
    if (networks != null) {
      networks.forEach(
          (network, end) -> {
            if (!text(end.getIpAddress()).isEmpty()) {
              addresses.put(network, end.getIpAddress());
            }
          });
    }
    return Map.copyOf(addresses);
  }

  /** Returns the time; Docker writes the year 1 for never. */
  private static Instant started(String time) {
    Instant started = time(text(time)).orElse(Instant.EPOCH);
    return started.isBefore(Instant.EPOCH) ? Instant.EPOCH : started;
  }

  /** Parses a time in RFC 3339 with up to nine digits after the second. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static NetworkState network(Network network) {
    Map<String, String> options = network.getOptions() == null ? Map.of() : network.getOptions();
    List<Network.Ipam.Config> ranges =
        network.getIpam() == null || network.getIpam().getConfig() == null
            ? List.of()
            : network.getIpam().getConfig();
    Optional<Network.Ipam.Config> ipv4 =
        ranges.stream().filter(range -> text(range.getSubnet()).contains(".")).findFirst();
    return new NetworkState(
        network.getName(),
        text(network.getDriver()),
        options.getOrDefault("parent", ""),
        ipv4.map(range -> text(range.getSubnet())).orElse(""),
        ipv4.map(range -> text(range.getGateway())).orElse(""),
        ipv4.map(range -> text(range.getIpRange())).orElse(""));
  }

  static ImageState image(InspectImageResponse inspect) {
    Map<String, String> labels =
        inspect.getConfig() == null || inspect.getConfig().getLabels() == null
            ? Map.of()
            : inspect.getConfig().getLabels();
    return new ImageState(
        text(inspect.getId()),
        started(inspect.getCreated()),
        Optional.ofNullable(inspect.getSize()).orElse(0L),
        labels);
  }

  private static String text(String orNull) {
    return orNull == null ? "" : orNull;
  }
}
