package io.pxedock.spi;

import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.container.WebServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes in the container engine what the server needs: its image, its network, its container. Fails
 * as {@link ContainerEngine} does; failed (1) when the engine refuses.
 */
public interface Provisioning {
  boolean hasImage(String image);

  /** Fetches an image from its registry. */
  void pull(String image, Progress progress);

  /** Loads the images of a tar file such as {@code docker save} writes. */
  void load(Path tar, Progress progress);

  /**
   * The web server that an image holds, if it holds one that is known here: found out by trying, in
   * a container that is gone again afterwards, with no network and no rights.
   */
  Optional<WebServer> webServer(String image);

  /** The names of the containers that are attached to a network, whether they run or not. */
  List<String> users(String network);

  /** Makes a macvlan network. */
  void createNetwork(NetworkState wanted);

  void removeNetwork(String name);

  /** Makes a container; it does not run yet. */
  void createContainer(ContainerSpec spec);

  /** Removes a container, running or not. */
  void removeContainer(String name);
}
