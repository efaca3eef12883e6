package io.pxedock.controller;

import io.pxedock.model.ContainerSpec;
import io.pxedock.model.NetworkState;
import java.nio.file.Path;
import java.util.List;

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
