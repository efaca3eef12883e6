package io.pxedock.core.engine;

import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.VirtualSwitch;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;

/** A site that is open: what a front end works on. Closing it ends the connections. */
public record Site(
    Path workdir,
    Settings settings,
    WorkFiles files,
    ContainerEngine docker,
    VirtualSwitch ovs,
    Engine engine,
    Runnable onClose)
    implements AutoCloseable {

  public Snapshot observe(Scope scope) {
    return engine.observer().observe(scope);
  }

  /** Returns this site with other settings; the connections are shared. */
  public Site with(Settings other) {
    return new Site(workdir, other, files, docker, ovs, engine.with(other), () -> {});
  }

  @Override
  public void close() {
    docker.close();
    onClose.run();
  }
}
