package io.pxedock.core.setup.step;

import io.pxedock.core.setup.SetupStep;
import java.util.List;

/** The steps, in an order in which each finds what it needs. */
public final class Steps {
  private static final List<SetupStep> ALL =
      List.of(
          new DockerStep(),
          new DirectoryStep(),
          new BootFilesStep(),
          new ConfigurationStep(),
          new PortStep(),
          new RebootStep(),
          new NetworkStep(),
          new DockerImageStep(),
          new ContainerStep(),
          new BootImagesStep(),
          new SettingsStep(),
          new FirstHostStep());

  private Steps() {}

  /** Returns the steps that depend on the server's image. */
  public static List<SetupStep> afterImage() {
    return List.of(new ContainerStep(), new SettingsStep());
  }

  /** Returns the steps in the order in which they are done. */
  public static List<SetupStep> all() {
    return ALL;
  }
}
