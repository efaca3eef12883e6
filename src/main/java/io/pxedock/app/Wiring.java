package io.pxedock.app;

import io.pxedock.adapter.accounts.SystemAccounts;
import io.pxedock.adapter.distribution.AptDistribution;
import io.pxedock.adapter.distribution.DistributionBuild;
import io.pxedock.adapter.docker.DockerEngine;
import io.pxedock.adapter.fetch.LocalArchive;
import io.pxedock.adapter.fetch.NetworkUrlProbe;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.files.SavedLogFiles;
import io.pxedock.adapter.files.WorkDirectory;
import io.pxedock.adapter.openvswitch.OpenVswitch;
import io.pxedock.adapter.process.ProcessCommands;
import io.pxedock.adapter.sandbox.DemoFault;
import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.adapter.trial.ContainerTrial;
import io.pxedock.adapter.wire.SwitchWire;
import io.pxedock.console.command.FoundSite;
import io.pxedock.console.command.GlobalOptions;
import io.pxedock.console.command.Launcher;
import io.pxedock.console.command.Session;
import io.pxedock.console.dashboard.Dashboard;
import io.pxedock.console.shell.Batch;
import io.pxedock.console.shell.HistoryFile;
import io.pxedock.console.shell.Shell;
import io.pxedock.console.shell.Terminals;
import io.pxedock.core.engine.Site;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.core.site.SettingsText;
import io.pxedock.model.Failure;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.site.Settings;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.LogFiles;
import io.pxedock.spi.Progress;
import io.pxedock.spi.Tools;
import io.pxedock.spi.WorkFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** Connects the real adapters, or those of the sandbox, to a site. */
final class Wiring implements Launcher {
  @Override
  public Site open(GlobalOptions options) {
    WorkFiles files = new LocalFiles();
    Path workdir = WorkDirectory.find(options.workdir(), System.getenv());
    Path conf = workdir.resolve(SettingsText.FILE);
    Settings settings = settings(files, conf);
    return site(workdir, settings, machine(settings.dockerHost()), () -> {});
  }

  static Settings settings(WorkFiles files, Path conf) {
    Bytes text = files.infoFollowingLinks(conf).isPresent() ? files.read(conf) : Bytes.EMPTY;
    Settings settings = SettingsText.parse(LineText.of(text));
    checkDockerHost(settings, files.stranger(conf));
    if (settings.dockerHost().isEmpty()) {
      return settings;
    }
    // With the owner of the very file that is read: the name may be another file's by now.
    Path real =
        files
            .real(conf)
            .orElseThrow(
                () ->
                    Failure.unreachable("cannot read " + conf, "run it again: the file has moved"));
    WorkFiles.OwnedFile owned = files.readOwned(real);
    Settings same = SettingsText.parse(LineText.of(owned.bytes()));
    checkDockerHost(same, owned.stranger());
    return same;
  }

  /** Refuses a docker-host from a file of another user: it decides where containers run as root. */
  private static void checkDockerHost(Settings settings, Optional<String> stranger) {
    if (stranger.isPresent() && !settings.dockerHost().isEmpty()) {
      throw Failure.refused(
              "docker-host is given by " + stranger.get() + ", who is neither root nor you",
              "if it is right, set DOCKER_HOST to it, and remove the line")
          .at(FileLine.whole(SettingsText.FILE));
    }
  }

  @Override
  public Site openDemo(int hosts, boolean quiet, String fault) {
    Path workdir = DemoDirectory.create();
    Sandbox sandbox = Sandbox.create(workdir, Sandbox.Options.USUAL.withHosts(hosts));
    DemoFault.of(fault).ifPresent(known -> known.in(sandbox));
    if (!quiet) {
      sandbox.startTraffic();
    }
    return site(workdir, sandbox.settings(), pretended(sandbox, workdir), sandbox::close);
  }

  @Override
  public Map<String, String> demoFaults() {
    Map<String, String> faults = new LinkedHashMap<>();
    DemoFault.all().forEach(fault -> faults.put(fault.name(), fault.what()));
    return faults;
  }

  /** Returns the tools of this machine; no connection is opened yet. */
  static Tools machine(String dockerHost) {
    DockerEngine docker = new DockerEngine(dockerHost);
    return new Tools(
        new LocalFiles(),
        docker,
        docker.provisioning(),
        new AptDistribution(new ProcessCommands(), System.getenv(), Path.of("/")),
        new OpenVswitch(),
        new SwitchWire(StationMain.class.getName()),
        new ContainerTrial(docker.throwAways(), RelayMain.class.getName()),
        new NetworkUrlProbe(),
        new LocalArchive(),
        new SystemAccounts(System.getenv()),
        new DistributionBuild(),
        Progress.NONE,
        Path.of("/"));
  }

  /** Returns tools that reach a sandbox, and the files below a directory. */
  static Tools pretended(Sandbox sandbox, Path root) {
    return sandbox.tools(new LocalFiles(), new LocalArchive(), root);
  }

  static Site site(Path workdir, Settings settings, Tools machine, Runnable onClose) {
    Tools tools = machine.with(new LocalFiles(workdir));
    String user = user(System.getProperty("user.name"), System.getenv());
    return new Site(workdir, settings, tools, user, onClose);
  }

  /** Returns who makes a change, with the person behind sudo. */
  static String user(String name, Map<String, String> environment) {
    String person = environment.getOrDefault("SUDO_USER", "");
    return name.equals("root") && person.matches("[A-Za-z0-9._-]{1,64}") && !person.equals("root")
        ? "root (" + person + ")"
        : name;
  }

  @Override
  public Bytes edit(String name, Bytes text) {
    return new EditorProcess(System.getenv(), () -> Main.isTerminal(0) && Main.isTerminal(1))
        .edit(name, text);
  }

  @Override
  public LogFiles logFiles() {
    return new SavedLogFiles();
  }

  @Override
  public Optional<List<FoundSite>> foundSites() {
    return FoundSites.of(System.getenv(), new DockerEngine(""));
  }

  @Override
  public TargetMachine machine(GlobalOptions options) {
    return new RealMachine(options);
  }

  @Override
  public TargetMachine bareDemo() {
    return new SandboxMachine();
  }

  @Override
  public int dashboard(Session session) {
    if (!Main.isTerminal(0) || !Main.isTerminal(1)) {
      throw Failure.usage(
          "the dashboard needs a terminal", "run it on a terminal, or use 'pxedock status'");
    }
    session.site();
    try (Terminal terminal = Terminals.open(Main.terminalCharset())) {
      return Dashboard.run(session, terminal);
    } catch (IOException e) {
      throw Failure.failed("cannot close this terminal: " + e.getMessage(), Remedy.run("reset"))
          .because(e);
    }
  }

  @Override
  public int shell(Session session) {
    if (!Main.isTerminal(0) || !Main.isTerminal(1)) {
      return Batch.run(System.in, session);
    }
    return Shell.run(
        () -> Terminals.open(Main.terminalCharset()), session, HistoryFile.of(System.getenv()));
  }
}
