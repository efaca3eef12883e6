package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.pxedock.model.Failure;
import io.pxedock.model.container.WebServer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Detects the web server in an image by running it in a temporary container without network and
 * rights. A program that exists in the image but is not running counts as missing.
 */
final class WebServerDetector {
  private static final int TIMEOUT_SECONDS = 20;
  private static final int BUSYBOX = 41;
  private static final int PYTHON = 42;

  /** busybox exits with 127 for an applet that it does not contain. */
  private static final String SCRIPT =
      "busybox httpd --help >/dev/null 2>&1 && exit "
          + BUSYBOX
          + "; python3 -c 'import http.server' >/dev/null 2>&1 && exit "
          + PYTHON
          + "; exit 0";

  private static final Map<Integer, WebServer> FOUND =
      Map.of(BUSYBOX, WebServer.BUSYBOX, PYTHON, WebServer.PYTHON);

  private WebServerDetector() {}

  static Optional<WebServer> webServer(DockerClient client, String image) {
    String container =
        client
            .createContainerCmd(image)
            .withEntrypoint("sh", "-c", SCRIPT)
            .withHostConfig(
                HostConfig.newHostConfig()
                    .withNetworkMode("none")
                    .withCapDrop(Capability.ALL)
                    .withReadonlyRootfs(true))
            .exec()
            .getId();
    try {
      client.startContainerCmd(container).exec();
      Integer exit =
          client
              .waitContainerCmd(container)
              .start()
              .awaitStatusCode(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return Optional.ofNullable(FOUND.get(exit));
    } catch (NotFoundException | BadRequestException e) {
      // Docker's messages for an image without a shell, older and newer.
      return Optional.empty();
    } catch (com.github.dockerjava.api.exception.DockerClientException e) {
      throw Failure.failed(
              "cannot run image " + image + ": " + e.getMessage(), "see 'docker ps -a'")
          .because(e);
    } finally {
      client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    }
  }
}
