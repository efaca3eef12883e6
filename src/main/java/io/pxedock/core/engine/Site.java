package io.pxedock.core.engine;

import io.pxedock.core.site.Scope;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Tools;
import io.pxedock.spi.VirtualSwitch;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;

/** An open site: what a front end works on. Closing it ends the connections. */
public final class Site implements AutoCloseable {
  private final Path workdir;
  private final Settings settings;
  private final Tools tools;
  private final String user;
  private final Engine engine;
  private final Runnable onClose;

  /**
   * Opens a site; nothing is read yet.
   *
   * @param user the name that the journal records
   * @param onClose runs after the connections were closed
   */
  public Site(Path workdir, Settings settings, Tools tools, String user, Runnable onClose) {
    this.workdir = workdir;
    this.settings = settings;
    this.tools = tools;
    this.user = user;
    this.engine = new Engine(workdir, settings, tools, user);
    this.onClose = onClose;
  }

  /** Returns the work directory, absolute. */
  public Path workdir() {
    return workdir;
  }

  /** Returns the names of the parts of the site. */
  public Settings settings() {
    return settings;
  }

  /** Returns the tools that a change may use. */
  public Tools tools() {
    return tools;
  }

  /** Returns the files of the work directory. */
  public WorkFiles files() {
    return tools.files();
  }

  /** Returns the container engine. */
  public ContainerEngine docker() {
    return tools.docker();
  }

  /** Returns the virtual switch. */
  public VirtualSwitch ovs() {
    return tools.ovs();
  }

  /** Returns what makes changes of this site. */
  public Engine engine() {
    return engine;
  }

  /**
   * Observes the parts of the site that the scope includes; it never fails: what could not be
   * observed is unavailable.
   */
  public Snapshot observe(Scope scope) {
    return engine.observer().observe(scope);
  }

  /** Returns this site with other settings; the connections are shared. */
  public Site with(Settings other) {
    return new Site(workdir, other, tools, user, () -> {});
  }

  /** Returns this site with other tools, which are closed in the place of its own. */
  public Site with(Tools other) {
    return new Site(workdir, settings, other, user, onClose);
  }

  /** Returns this site with another receiver of progress. */
  public Site reporting(Progress progress) {
    return with(tools.reporting(progress));
  }

  @Override
  public void close() {
    tools.docker().close();
    onClose.run();
  }
}
