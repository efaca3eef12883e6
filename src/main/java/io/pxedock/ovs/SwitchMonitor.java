package io.pxedock.ovs;

import io.pxedock.controller.ContainerEngine.Subscription;
import io.pxedock.model.Failure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code ovsdb-client monitor}: a process that writes whenever a row changes. */
final class SwitchMonitor implements Subscription, Runnable {
  static final List<String> COMMAND =
      List.of(
          "ovsdb-client",
          "--format=json",
          "monitor",
          "Open_vSwitch",
          "Bridge",
          "name,ports",
          "Port",
          "name,tag",
          "Interface",
          "name,type,error,admin_state,link_state");

  private final Process process;
  private final Runnable changed;
  private final Consumer<Optional<Failure>> ended;
  private final Thread hook = new Thread(this::end, "switch-monitor-ends");
  private volatile boolean closed;

  private SwitchMonitor(Process process, Runnable changed, Consumer<Optional<Failure>> ended) {
    this.process = process;
    this.changed = changed;
    this.ended = ended;
  }

  static SwitchMonitor start(Runnable changed, Consumer<Optional<Failure>> ended) {
    ProcessBuilder builder =
        new ProcessBuilder(COMMAND)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      SwitchMonitor monitor = new SwitchMonitor(builder.start(), changed, ended);
      // It would outlive this program until the next change.
      Runtime.getRuntime().addShutdownHook(monitor.hook);
      Thread thread = new Thread(monitor, "switch-monitor");
      thread.setDaemon(true);
      thread.start();
      return monitor;
    } catch (IOException e) {
      throw Failure.unreachable(
              "ovsdb-client is not installed", "install it: apt-get install openvswitch-common")
          .because(e);
    }
  }

  @Override
  public void run() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (lines.readLine() != null) {
        changed.run();
      }
    } catch (IOException e) {
      // Closed: the same as its end.
    }
    if (!closed) {
      close();
      ended.accept(
          Optional.of(
              Failure.unreachable(
                  "Open vSwitch does not tell of changes",
                  "start it: systemctl start openvswitch-switch")));
    }
  }

  private void end() {
    process.destroy();
  }

  @Override
  public void close() {
    closed = true;
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook runs.
    }
  }
}
