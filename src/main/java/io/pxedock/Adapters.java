package io.pxedock;

import io.pxedock.cli.GlobalOptions;
import io.pxedock.cli.Session;
import io.pxedock.cli.Surroundings;
import io.pxedock.controller.ContainerEngine;
import io.pxedock.controller.UrlProbe;
import io.pxedock.controller.VirtualSwitch;
import io.pxedock.controller.WorkFiles;
import io.pxedock.dashboard.Dashboard;
import io.pxedock.docker.DockerEngine;
import io.pxedock.engine.Engine;
import io.pxedock.engine.Observer;
import io.pxedock.engine.Site;
import io.pxedock.local.HttpProbe;
import io.pxedock.local.LocalFiles;
import io.pxedock.local.TemporaryDirectory;
import io.pxedock.local.WorkDirectory;
import io.pxedock.model.Failure;
import io.pxedock.model.Settings;
import io.pxedock.ovs.OpenVswitch;
import io.pxedock.sandbox.Sandbox;
import io.pxedock.shell.Batch;
import io.pxedock.shell.HistoryFile;
import io.pxedock.shell.Shell;
import io.pxedock.shell.Terminals;
import io.pxedock.site.SettingsText;
import io.pxedock.text.Bytes;
import io.pxedock.text.LineText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jline.terminal.Terminal;

/** The real adapters, and the sandbox's, put together into a site. */
final class Adapters implements Surroundings {
  @Override
  public Site open(GlobalOptions options) {
    WorkFiles files = new LocalFiles();
    Path workdir = WorkDirectory.find(options.workdir(), System.getenv());
    Path conf = workdir.resolve(SettingsText.FILE);
    Bytes text = files.infoOfTarget(conf).isPresent() ? files.read(conf) : Bytes.EMPTY;
    Settings settings = SettingsText.parse(LineText.of(text));
    return site(
        workdir,
        settings,
        files,
        new DockerEngine(settings.dockerHost()),
        new OpenVswitch(),
        new HttpProbe(),
        () -> {});
  }

  @Override
  public Site openDemo(int hosts, boolean quiet) {
    Path workdir = TemporaryDirectory.create("pxedock-demo");
    Thread onExit = new Thread(() -> TemporaryDirectory.remove(workdir));
    Runtime.getRuntime().addShutdownHook(onExit);
    Sandbox sandbox = Sandbox.create(workdir, Sandbox.Options.USUAL.withHosts(hosts));
    if (!quiet) {
      sandbox.startTraffic();
    }
    return site(
        workdir,
        sandbox.settings(),
        new LocalFiles(),
        sandbox.engine(),
        sandbox.virtualSwitch(),
        sandbox.probe(),
        sandbox::close);
  }

  private static Site site(
      Path workdir,
      Settings settings,
      WorkFiles files,
      ContainerEngine docker,
      VirtualSwitch ovs,
      UrlProbe urls,
      Runnable onClose) {
    InstantSource clock = InstantSource.system();
    Observer observer = new Observer(workdir, settings, files, docker, ovs, urls, clock);
    Engine engine =
        new Engine(workdir, files, docker, observer, clock, System.getProperty("user.name"));
    return new Site(workdir, settings, files, docker, ovs, engine, onClose);
  }

  @Override
  public int dashboard(Session session) {
    if (!Main.isTerminal(0) || !Main.isTerminal(1)) {
      throw Failure.usage(
          "the dashboard needs a terminal", "run it at one, or use 'pxedock status'");
    }
    session.site();
    try (Terminal terminal = Terminals.open()) {
      return Dashboard.run(session, terminal);
    } catch (IOException e) {
      throw Failure.failed("cannot use this terminal: " + e.getMessage(), "try another TERM")
          .because(e);
    }
  }

  @Override
  public int shell(Session session) {
    if (!Main.isTerminal(0) || !Main.isTerminal(1)) {
      return Batch.run(System.in, session);
    }
    try (Terminal terminal = Terminals.open()) {
      return Shell.run(terminal, session, HistoryFile.of(System.getenv()));
    } catch (IOException e) {
      throw Failure.failed("cannot use this terminal: " + e.getMessage(), "try another TERM")
          .because(e);
    }
  }
}
