package io.pxedock.core.setup.step;

import io.pxedock.core.setup.Step;
import java.util.List;

/** The way, in the order in which each step finds what it stands on. */
public final class Steps {
  private static final List<Step> ALL =
      List.of(
          new DockerStep(),
          new DirectoryStep(),
          new BootFilesStep(),
          new ConfigurationStep(),
          new PortStep(),
          new RebootStep(),
          new NetworkStep(),
          new ImageStep(),
          new ContainerStep(),
          new ImagesStep(),
          new SettingsStep(),
          new FirstHostStep());

  private Steps() {}

  public static List<Step> all() {
    return ALL;
  }
}
