package io.pxedock.app;

import io.pxedock.adapter.files.WorkDirectory;
import io.pxedock.console.command.GlobalOptions;
import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.file.StateDirectory;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine that pxedock runs on. */
final class RealMachine implements TargetMachine {
  private final GlobalOptions options;
  private final Path root;
  private final Map<String, String> environment;
  private final Map<String, Tools> tools = new HashMap<>();

  RealMachine(GlobalOptions options) {
    this(options, Path.of("/"), System.getenv());
  }

  /** Creates a machine with another root directory and environment, for tests. */
  RealMachine(GlobalOptions options, Path root, Map<String, String> environment) {
    this.options = options;
    this.root = root;
    this.environment = environment;
  }

  @Override
  public Optional<Path> workdir() {
    String named = environment.getOrDefault("PXEDOCK_WORKDIR", "");
    if (options.workdir() != null || !named.isEmpty()) {
      Path meant = options.workdir() != null ? options.workdir() : Path.of(named);
      return Optional.of(meant.toAbsolutePath().normalize());
    }
    try {
      return Optional.of(WorkDirectory.find(null, Map.of()));
    } catch (Failure e) {
      if (e.exit() == ExitCode.REFUSED) {
        throw e; // somebody else's, where it would be found
      }
      // Known locations of production work directories.
      return Stream.of("opt/g8-pxeboot/pxeboot", "var/ovc/pxeboot")
          .map(root::resolve)
          .filter(path -> Files.isDirectory(path.resolve("conf")))
          .findFirst();
    }
  }

  @Override
  public Path state() {
    return StateDirectory.of(environment);
  }

  @Override
  public Tools tools(String dockerHost) {
    return tools.computeIfAbsent(dockerHost, Wiring::machine);
  }

  @Override
  public Site open(Path workdir, Settings settings) {
    Path real = WorkDirectory.real(workdir);
    return Wiring.site(real, settings, tools(settings.dockerHost()), () -> {});
  }

  @Override
  public void release(Site site) {
    site.close();
  }
}
