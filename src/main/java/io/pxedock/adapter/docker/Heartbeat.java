package io.pxedock.adapter.docker;

import io.pxedock.model.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Pings the engine every 600 ms, because an engine that hangs does not close its streams. */
final class Heartbeat implements Runnable, AutoCloseable {
  /** With the deadline of a ping this is less than the 2 s in which an outage is reported. */
  private static final Duration INTERVAL = Duration.ofMillis(600);

  private static final Duration TIMEOUT = Duration.ofMillis(1000);

  private final DockerConnection connection;
  private final Consumer<Throwable> none;
  private final Thread thread;

  /**
   * @param none called once, when a ping gets no answer
   */
  Heartbeat(DockerConnection connection, Consumer<Throwable> none) {
    this.connection = connection;
    this.none = none;
    this.thread = DockerConnection.daemon(this, "docker-pulse");
  }

  void begin() {
    thread.start();
  }

  @Override
  public void run() {
    try (SocketPing ping = connection.socket().map(SocketPing::new).orElse(null)) {
      while (true) {
        Thread.sleep(INTERVAL.toMillis());
        if (ping == null) {
          connection.look(TIMEOUT, client -> client.pingCmd().exec());
        } else if (!ping.isAnswered(TIMEOUT)) {
          throw connection.silent(TIMEOUT);
        }
      }
    } catch (InterruptedException e) {
      // closed
    } catch (Failure e) {
      tell(e);
    } catch (IOException e) {
      tell(connection.failure(e));
    }
  }

  private void tell(RuntimeException why) {
    if (!Thread.currentThread().isInterrupted()) {
      none.accept(why);
    }
  }

  @Override
  public void close() {
    if (Thread.currentThread() != thread) {
      thread.interrupt();
    }
  }
}
