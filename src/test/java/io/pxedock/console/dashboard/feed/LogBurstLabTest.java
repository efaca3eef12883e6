package io.pxedock.console.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pxedock.adapter.docker.DockerEngine;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.core.engine.Site;
import io.pxedock.model.Failure;
import io.pxedock.model.site.Settings;
import io.pxedock.spi.ContainerEngine.Subscription;
import io.pxedock.spi.Tools;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real container writes its log as fast as it can, and the way to Docker is cut in between. */
@Tag("lab")
@Timeout(120)
class LogBurstLabTest {
  private static final String NAME = "burst-" + ProcessHandle.current().pid();
  private static final int LINES = 200_000;
  private static final int CUTS = 5;

  @TempDir Path directory;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private ServerSocketChannel relay;
  private DockerEngine docker;

  @BeforeEach
  void start() throws Exception {
    Path socket = directory.resolve("relay.sock");
    relay = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    relay.bind(UnixDomainSocketAddress.of(socket));
    thread(this::accept);
    docker = new DockerEngine("unix://" + socket);
    String loop =
        "sleep 2; i=0; while [ $i -lt %d ]; do echo \"line $i\"; i=$((i+1)); done; sleep 1000";
    run(
        "run",
        "-d",
        "--name",
        NAME,
        "--network",
        "none",
        "--entrypoint",
        "/bin/sh",
        "jumpscale/pxeboot",
        "-c",
        String.format(loop, LINES));
  }

  @AfterEach
  void end() throws Exception {
    docker.close();
    relay.close();
    cut();
    run("rm", "-f", NAME);
  }

  private static void run(String... words) throws Exception {
    List<String> argv = new java.util.ArrayList<>(List.of("docker"));
    argv.addAll(List.of(words));
    Process process =
        new ProcessBuilder(argv).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    Path real = Path.of(System.getenv("DOCKER_HOST").substring("unix://".length()));
    try {
      while (true) {
        SocketChannel near = relay.accept();
        SocketChannel far = SocketChannel.open(UnixDomainSocketAddress.of(real));
        open.addAll(List.of(near, far));
        thread(() -> copy(near, far));
        thread(() -> copy(far, near));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    try (from;
        to) {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    } catch (IOException e) {
      // Cut.
    }
  }

  private void cut() throws IOException {
    for (SocketChannel channel : open) {
      channel.close();
    }
    open.clear();
  }

  @Test
  void noLineIsMissedAndNoneComesTwice() throws Exception {
    Settings settings = Settings.defaults().with(Map.of("container", NAME));
    Counted counted = new Counted();
    Path workdir = Path.of("/nonexistent");
    Site site =
        new Site(
            workdir,
            settings,
            new Tools(
                new LocalFiles(),
                docker,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                workdir),
            "tester",
            () -> {});
    ContainerLog log = ContainerLog.ofServer(site, counted::take, () -> {});
    AtomicInteger ends = new AtomicInteger();
    Subscription following = log.open(why -> ends.incrementAndGet());
    for (int i = 1; i <= CUTS; i++) {
      int enough = LINES / (CUTS + 1) * i;
      await().atMost(Duration.ofSeconds(60)).until(() -> counted.lines >= enough);
      cut();
      int before = i;
      await().atMost(Duration.ofSeconds(10)).until(() -> ends.get() == before);
      following.close();
      following = again(log, ends);
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> counted.lines >= LINES);
    following.close();
    assertThat(counted.wrong).isEmpty();
    assertThat(counted.lines).isEqualTo(LINES);
  }

  private static Subscription again(ContainerLog log, AtomicInteger ends) {
    try {
      return log.open(why -> ends.incrementAndGet());
    } catch (Failure e) {
      // The connection of before was cut as well: the next one is new.
      return log.open(why -> ends.incrementAndGet());
    }
  }

  /** Whether each line is the one that follows on the last. */
  private static final class Counted {
    private volatile int lines;
    private volatile String wrong = "";

    void take(Message message) {
      ((Messages.Logged) message)
          .events()
          .forEach(
              event -> {
                String text = event.line().text();
                if (!text.equals("line " + lines) && wrong.isEmpty()) {
                  wrong = text + " instead of line " + lines;
                }
                lines++;
              });
    }
  }
}
