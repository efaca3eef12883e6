package io.pxedock.core.setup.action;

import io.pxedock.core.engine.BootImagesProbe;
import io.pxedock.core.operation.SystemChange;
import io.pxedock.model.Failure;
import io.pxedock.model.Observed;
import io.pxedock.model.Remedy;
import io.pxedock.model.container.ContainerState;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Starts the container that serves images/ and checks that it answers. A container that does not
 * answer is stopped, because Docker would restart it forever.
 *
 * @param images the directory that is served
 */
public record ServeImages(Settings settings, Path images, String url) implements SystemChange {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  @Override
  public String title() {
    return "start container " + container() + " and check that " + url + " answers";
  }

  private String container() {
    return settings.images().container();
  }

  @Override
  public List<List<String>> commands() {
    return List.of(List.of("docker", "start", container()));
  }

  @Override
  public void carryOut(Tools tools) {
    tools.docker().start(container());
    BootImagesProbe look =
        new BootImagesProbe(tools.files(), tools.docker(), tools.urls(), settings, images);
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      try {
        look.look(url);
        return;
      } catch (Failure e) {
        boolean fell =
            Observed.of(
                    () -> tools.docker().container(container()).filter(ContainerState::isRunning))
                .value()
                .filter(java.util.Optional::isEmpty)
                .isPresent();
        if (fell || System.nanoTime() > deadline) {
          throw silent(tools, e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed(
          "interrupted while waiting for the images",
          Remedy.run("pxedock", "setup").suffixed(" again"));
    }
  }

  private Failure silent(Tools tools, Failure reason) {
    List<LogLine> log = Observed.of(() -> tools.docker().logs(container(), 1)).orElse(List.of());
    Observed.of(
        () -> {
          tools.docker().stop(container(), Duration.ofSeconds(1));
          return true;
        });
    String said = log.isEmpty() ? reason.what() : log.get(0).text();
    return Failure.failed(
            "container " + container() + " does not serve " + url + ": " + said,
            Remedy.see("docker", "logs", container())
                .suffixed("; use another --images-address or --images-image, with --replace"))
        .because(reason);
  }
}
