package io.pxedock.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.console.command.Session;
import io.pxedock.model.container.LogLine;
import io.pxedock.spi.ContainerEngine;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures that the dashboard is held to, measured from the key to the bytes on the terminal and
 * printed. {@code -Dfigures.idle=60} gives the seconds of rest.
 */
@Tag("slow")
@SuppressWarnings("try") // a dashboard that is only closed
class FiguresTest {
  private static final int LINES_A_SECOND = 500;

  @TempDir Path directory;

  /** What the dashboard writes, and when it last did. */
  private static final class Counter extends OutputStream {
    private final AtomicLong bytes = new AtomicLong();
    private volatile long last = System.nanoTime();
    private volatile byte[] awaited = new byte[0];
    private volatile long found;
    private volatile int same;

    @Override
    public void write(int b) {
      bytes.incrementAndGet();
      last = System.nanoTime();
      byte[] wanted = awaited;
      if (wanted.length == 0) {
        return;
      }
      // JLine's terminal without a device passes on byte by byte.
      same = (byte) b == wanted[same] ? same + 1 : (byte) b == wanted[0] ? 1 : 0;
      if (same == wanted.length) {
        found = last;
        awaited = new byte[0];
      }
    }

    void await(String text) {
      found = 0;
      same = 0;
      awaited = text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A dashboard that runs on a terminal of its own. */
  private final class Running implements AutoCloseable {
    private final Counter counter = new Counter();
    private final PipedOutputStream keys = new PipedOutputStream();
    private final Thread thread;
    private final Sandbox sandbox;
    private final ScheduledExecutorService noise = Executors.newScheduledThreadPool(1);

    Running(int hosts, int columns, int rows, boolean busy) throws Exception {
      sandbox = Sandbox.create(directory.toRealPath(), Sandbox.Options.USUAL.withHosts(hosts));
      ContainerEngine docker = busy ? noisy(sandbox) : sandbox.engine();
      Session session = OnSandbox.session(sandbox, docker);
      ExternalTerminal terminal =
          new ExternalTerminal(
              "figures",
              "xterm-256color",
              new PipedInputStream(keys),
              counter,
              StandardCharsets.UTF_8);
      terminal.setSize(Size.of(columns, rows));
      thread = new Thread(() -> Dashboard.run(session, terminal), "dashboard");
      thread.start();
      rest(Duration.ofMillis(busy ? 0 : 1500));
      TimeUnit.MILLISECONDS.sleep(3000);
    }

    private ContainerEngine noisy(Sandbox from) {
      return OnSandbox.but(from, "followLogs", (p, m, arguments) -> noise(arguments[2]));
    }

    @SuppressWarnings("unchecked")
    private Subscription noise(Object sink) {
      Consumer<LogLine> lines = (Consumer<LogLine>) sink;
      AtomicLong number = new AtomicLong();
      noise.scheduleAtFixedRate(
          () -> {
            for (int i = 0; i < LINES_A_SECOND / 100; i++) {
              long n = number.incrementAndGet();
              String mac = String.format("0c:c4:7a:00:%02x:%02x", n >> 8 & 7, n & 255);
              String text = "dnsmasq-dhcp[1]: " + n + " DHCPDISCOVER(eth0) " + mac + " ";
              lines.accept(new LogLine(Instant.now(), text));
            }
          },
          10,
          10,
          TimeUnit.MILLISECONDS);
      return noise::shutdownNow;
    }

    /** Waits until nothing has been written for so long. */
    void rest(Duration quiet) throws InterruptedException {
      while (System.nanoTime() - counter.last < quiet.toNanos()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }

    void type(String text) throws Exception {
      keys.write(text.getBytes(StandardCharsets.UTF_8));
      keys.flush();
    }

    /** Milliseconds from a key to the bytes that show what it did. */
    double paint(String key, String seen) throws Exception {
      counter.await(seen);
      long begun = System.nanoTime();
      type(key);
      while (counter.found == 0 && System.nanoTime() - begun < 1e9) {
        // Not spinning: on a machine of two cores that would be one of them.
        TimeUnit.MILLISECONDS.sleep(1);
      }
      return (counter.found - begun) / 1e6;
    }

    @Override
    public void close() throws Exception {
      type("\u001b[200~\u001b[201~q");
      thread.join(3000);
      noise.shutdownNow();
      sandbox.close();
    }
  }

  private static void print(String what, Object figure) {
    System.out.println(what + ": " + figure);
  }

  private static double worst(List<Double> figures) {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    return sorted.get(sorted.size() * 95 / 100);
  }

  private static double middle(List<Double> figures) {
    return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
  }

  @Test
  void aCursorMoveCostsFewBytes() throws Exception {
    try (Running run = new Running(40, 80, 24, false)) {
      long most = 0;
      for (String key : "jjjjjjkkkjjj".split("")) {
        long before = run.counter.bytes.get();
        run.type(key);
        TimeUnit.MILLISECONDS.sleep(50);
        run.rest(Duration.ofMillis(100));
        most = Math.max(most, run.counter.bytes.get() - before);
      }
      print("bytes of a cursor move at 80x24, the most", most);
      assertThat(most).isBetween(1L, 300L);
    }
  }

  @Test
  void keysAreFastWhileTheLogFloods() throws Exception {
    try (Running run = new Running(2000, 120, 40, true)) {
      List<Double> times = new ArrayList<>();
      List<Double> wakeUps = new ArrayList<>();
      long cpu = cpu();
      long begun = System.nanoTime();
      for (int i = 0; i < 150; i++) {
        times.add(run.paint(i % 20 < 10 ? "j" : "k", "▸"));
        wakeUps.add(wakeUp());
        TimeUnit.MILLISECONDS.sleep(37);
      }
      double share = 100.0 * (cpu() - cpu) / (System.nanoTime() - begun);
      List<Double> warm = times.subList(30, 150);
      String what = "key to paint, 2000 hosts, 500 lines/s";
      print(what + ", half within ms", ofTarget(middle(warm), 50));
      print(what + ", 95 % within ms", ofTarget(worst(warm), 50));
      print(
          "  by itself, to wake a thread that waits takes this machine, half within ms",
          middle(wakeUps));
      print("  and 95 % within ms", worst(wakeUps));
      print("processor meanwhile, % of a core", String.format("%.1f", share));
      // On a machine that others use, the slowest say more about them.
      assertThat(middle(warm)).isLessThan(50);
    }
  }

  private static String ofTarget(double figure, double target) {
    return String.format("%.1f (%.2f of the bound of %.0f)", figure, figure / target, target);
  }

  /** Milliseconds until threads that are told to go on do so, four times: as a key is handed on. */
  private static double wakeUp() throws Exception {
    SynchronousQueue<Boolean> ping = new SynchronousQueue<>();
    SynchronousQueue<Boolean> pong = new SynchronousQueue<>();
    Thread other =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 2; i++) {
                  pong.put(ping.take());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    other.start();
    long begun = System.nanoTime();
    for (int i = 0; i < 2; i++) {
      ping.put(true);
      pong.take();
    }
    double took = (System.nanoTime() - begun) / 1e6;
    other.join();
    return took;
  }

  @Test
  void filteringTenThousandHostsIsFast() throws Exception {
    try (Running run = new Running(10_000, 80, 24, false)) {
      List<Double> times = new ArrayList<>();
      run.type("/");
      for (int i = 0; i < 5; i++) {
        for (String key : List.of("c", "p", "u", "-", "0", "1")) {
          run.rest(Duration.ofMillis(150));
          times.add(run.paint(key, "\u001b["));
        }
        run.type("\u0015");
        run.rest(Duration.ofMillis(150));
      }
      List<Double> warm = times.subList(6, times.size());
      print("filter key, 10000 hosts, half within ms", ofTarget(middle(warm), 30));
      print("filter key, 10000 hosts, 95 % within ms", ofTarget(worst(warm), 30));
      assertThat(middle(warm)).isLessThan(30);
    }
  }

  @Test
  void atRestNothingIsWritten() throws Exception {
    int seconds = Integer.getInteger("figures.idle", 10);
    try (Running run = new Running(200, 80, 24, false)) {
      run.rest(Duration.ofSeconds(2));
      long bytes = run.counter.bytes.get();
      long cpu = cpu();
      TimeUnit.SECONDS.sleep(seconds);
      double share = (cpu() - cpu) / (seconds * 1e9) * 100;
      print("bytes at rest in " + seconds + " s", run.counter.bytes.get() - bytes);
      print("processor at rest, % of a core", String.format("%.2f", share));
      assertThat(run.counter.bytes.get() - bytes).isZero();
      // The tests' own JVM compiles meanwhile; the program by itself takes a tenth of the bound.
      assertThat(share).isLessThan(5);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
