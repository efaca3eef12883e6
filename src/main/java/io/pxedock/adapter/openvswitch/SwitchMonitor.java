package io.pxedock.adapter.openvswitch;

import static io.pxedock.adapter.openvswitch.SwitchDaemon.SERVER;
import static io.pxedock.adapter.openvswitch.SwitchDaemon.SWITCHING;

import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Follows Open vSwitch: the database reports each changed row. Both daemons are pinged, because a
 * daemon that hangs does not close its connections.
 */
final class SwitchMonitor implements Subscription {
  /** With the deadline of a ping this is less than the 2 s in which an outage is reported. */
  private static final Duration INTERVAL = Duration.ofMillis(600);

  private static final String COLUMNS =
      "[\"Open_vSwitch\",null,{"
          + "\"Bridge\":{\"columns\":[\"name\",\"ports\"]},"
          + "\"Port\":{\"columns\":[\"name\",\"tag\"]},"
          + "\"Interface\":{\"columns\":[\"name\",\"type\",\"error\",\"admin_state\",\"link_state\"]}}]";

  private final Consumer<Optional<Failure>> ended;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread pulse = new Thread(this::beat, "switch-pulse");
  private DaemonSocket database;
  private Path home;

  /** Null if ovs-vswitchd runs, and its control socket has another name. */
  private DaemonSocket daemon;

  private SwitchMonitor(Consumer<Optional<Failure>> ended) {
    this.ended = ended;
  }

  /**
   * @param directory the directory of Open vSwitch's sockets
   * @throws Failure UNREACHABLE if one of the daemons does not answer
   */
  static SwitchMonitor start(Path directory, Runnable changed, Consumer<Optional<Failure>> ended) {
    SwitchMonitor monitor = new SwitchMonitor(ended);
    try {
      monitor.connect(directory, changed);
      return monitor;
    } catch (InterruptedException e) {
      monitor.close();
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while waiting for Open vSwitch", "");
    } catch (RuntimeException e) {
      monitor.close();
      throw e;
    }
  }

  private void connect(Path directory, Runnable changed) throws InterruptedException {
    database = SERVER.open(directory, changed, () -> end(SERVER.gone()));
    SERVER.ask(database, "monitor", COLUMNS);
    home = directory;
    daemon = SwitchDaemon.control(directory, () -> end(SWITCHING.gone())).orElse(null);
    pingDaemon();
    pulse.setDaemon(true);
    pulse.start();
  }

  private void pingDaemon() throws InterruptedException {
    if (daemon != null) {
      SWITCHING.ask(daemon, "version", "[]");
    } else if (!SwitchDaemon.isLockHeld(home)) {
      throw SWITCHING.gone();
    }
  }

  private void beat() {
    try {
      while (!over.get()) {
        Thread.sleep(INTERVAL.toMillis());
        SERVER.ask(database, "echo", "[]");
        pingDaemon();
      }
    } catch (Failure e) {
      end(e);
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void end(Failure why) {
    if (over.compareAndSet(false, true)) {
      release();
      ended.accept(Optional.of(why));
    }
  }

  @Override
  public void close() {
    over.set(true);
    release();
  }

  private void release() {
    pulse.interrupt();
    if (database != null) {
      database.close();
    }
    if (daemon != null) {
      daemon.close();
    }
  }
}
