package io.pxedock.spi;

import io.pxedock.model.container.ContainerSpec;
import io.pxedock.model.container.NetworkState;
import io.pxedock.model.container.WebServer;
import io.pxedock.model.image.ImageState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Creates the image, network and container of the server in the container engine. Throws the
 * failures of {@link ContainerEngine}, and FAILED if the engine refuses.
 */
public interface Provisioning {
  /** Returns whether the engine has the image. */
  boolean hasImage(String image);

  /** Returns the state of an image; empty if the engine does not have it. */
  Optional<ImageState> image(String image);

  /** Returns the names of all images, with their tags, in order. */
  List<String> images();

  /** Pulls an image from its registry. */
  void pull(String image, Progress progress);

  /** Loads the images of a tar file that {@code docker save} wrote. */
  void load(Path tar, Progress progress);

  /**
   * Returns the known web server that an image contains; empty if it has none. Runs the image in a
   * temporary container without network and rights, and removes the container.
   */
  Optional<WebServer> webServer(String image);

  /** Returns the names of the containers attached to a network, running or not. */
  List<String> users(String network);

  /** Creates a macvlan network. */
  void createNetwork(NetworkState wanted);

  /** Removes a network. */
  void removeNetwork(String name);

  /** Creates a container without starting it. */
  void createContainer(ContainerSpec spec);

  /** Removes a container, running or not. */
  void removeContainer(String name);
}
