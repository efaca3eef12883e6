package io.pxedock.console.dashboard;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.console.command.Session;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.view.Depth;
import io.pxedock.console.dashboard.view.Palette;
import io.pxedock.console.dashboard.view.ScreenView;
import io.pxedock.core.engine.Site;
import io.pxedock.core.hosts.HostTable;
import io.pxedock.core.site.Scope;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.model.container.LogLine;
import io.pxedock.model.net.MacAddress;
import io.pxedock.spi.ContainerEngine;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;

/**
 * The whole dashboard, on a terminal, while a day of boots is replayed to it; in a JVM of its own,
 * whose memory is bounded. Prints figures, and every difference between what the dashboard shows in
 * the end and what happened; ends with 1 when there is one.
 */
final class DayReplay {
  private static final int HOSTS = 2000;

  private final DayOfBoots day;
  private final ReplayedLog log;
  private final AtomicLong written = new AtomicLong();
  private final List<String> differences = new ArrayList<>();
  private long most;

  private DayReplay(List<DayOfBoots.Host> hosts) {
    day = new DayOfBoots(hosts, Instant.now().minus(Duration.ofHours(24)));
    log = new ReplayedLog(day, this::measure);
  }

  /**
   * @param words an empty directory
   */
  public static void main(String[] words) throws Exception {
    Sandbox.Options options = Sandbox.Options.USUAL.withHosts(HOSTS);
    try (Sandbox sandbox = Sandbox.create(Path.of(words[0]).toRealPath(), options)) {
      DayReplay replay = new DayReplay(hosts(OnSandbox.session(sandbox, sandbox.engine()).site()));
      replay.run(sandbox);
      replay.differences.forEach(line -> System.out.println("DIFFERENT: " + line));
      System.exit(replay.differences.isEmpty() ? 0 : 1);
    }
  }

  private static List<DayOfBoots.Host> hosts(Site site) {
    return HostTable.of(site.observe(Scope.WORKDIR)).hosts().stream()
        .filter(h -> h.hardware().isPresent() && h.address().isPresent())
        .map(h -> new DayOfBoots.Host(h.mac(), h.ip().toString()))
        .toList();
  }

  private void measure() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    most = Math.max(most, used);
    System.out.println("after " + log.lines() + " lines: " + used + " MB are held");
  }

  @SuppressWarnings("unchecked")
  private void run(Sandbox sandbox) throws Exception {
    ContainerEngine silent = OnSandbox.but(sandbox, "logs", (p, m, a) -> List.of());
    ContainerEngine docker =
        OnSandbox.but(
            silent,
            "followLogs",
            (p, m, a) ->
                log.follow(
                    (Instant) a[1],
                    (Consumer<LogLine>) a[2],
                    (Consumer<Optional<io.pxedock.model.Failure>>) a[3]));
    Session session = OnSandbox.session(sandbox, docker);
    PipedOutputStream keys = new PipedOutputStream();
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            written.incrementAndGet();
          }
        };
    try (ExternalTerminal terminal =
        new ExternalTerminal(
            "day",
            "xterm-256color",
            new PipedInputStream(keys),
            counting,
            StandardCharsets.UTF_8)) {
      terminal.setSize(Size.of(120, 40));
      Dashboard dashboard = new Dashboard(session, terminal);
      long begun = System.nanoTime();
      Thread thread =
          new Thread(
              () -> {
                try {
                  dashboard.untilLeft();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      thread.start();
      while (!log.isOver()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      // The last lines come to the screen.
      TimeUnit.MILLISECONDS.sleep(500);
      keys.write("q".getBytes(StandardCharsets.US_ASCII));
      keys.flush();
      thread.join();
      measure();
      System.out.printf(
          "%d lines in %.1f s, broken off %d times, %d bytes painted; at most %d MB held%n",
          log.lines(), seconds, log.cuts(), written.get(), most);
      compare(dashboard.model());
    }
  }

  private void compare(Model model) throws Exception {
    same("lines", log.lines(), model.log().book().end());
    same("hosts", HOSTS, model.hosts().all().size());
    int machines = 0;
    for (Map.Entry<MacAddress, DayOfBoots.Account> entry : day.accounts.entrySet()) {
      MacAddress mac = entry.getKey();
      Optional<MachineTimeline> trace = model.boots().of(mac);
      if (trace.isEmpty()) {
        differences.add(mac + " is missing");
      } else if (entry.getValue().boots > 0) {
        machines++;
        booted(mac, entry.getValue(), trace.get());
      } else {
        refused(mac, entry.getValue(), trace.get());
      }
    }
    System.out.println("compared " + machines + " hosts and their last boots");
    List<MacAddress> unknown =
        model.unknown().machines().stream().map(MachineTimeline::mac).toList();
    same("strangers shown", true, unknown.containsAll(day.strangers));
    same("the last stranger", day.last, unknown.get(0));
    if (unknown.size() > 2000) {
      differences.add(unknown.size() + " strangers are kept");
    }
    if (!screen(model).contains("×" + day.accounts.get(day.last).refused)) {
      differences.add("the last lines are not folded");
    }
  }

  private void booted(MacAddress mac, DayOfBoots.Account account, MachineTimeline trace) {
    Boot boot = trace.latest();
    same(mac + ": boots", account.boots, trace.boots());
    same(mac + ": tries", account.tries, boot.tries());
    same(mac + ": stage", account.stage, boot.stage());
    same(mac + ": stuck", account.stuck, boot.stuck());
    same(mac + ": steps", account.stage.ordinal() + 1, boot.steps().size());
  }

  // Its count begins anew when so many others asked that it was forgotten.
  private void refused(MacAddress mac, DayOfBoots.Account account, MachineTimeline trace) {
    boolean right =
        trace.refused() >= account.refusedSinceFlood && trace.refused() <= account.refused;
    same(mac + ": refused " + trace.refused() + " times, rightly", true, right);
  }

  private void same(String what, Object expected, Object shown) {
    if (!expected.equals(shown) && !String.valueOf(expected).equals(String.valueOf(shown))) {
      differences.add(what + ": " + shown + ", not " + expected);
    }
  }

  private static String screen(Model model) throws Exception {
    DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(120, 40));
    try (TerminalScreen screen = new TerminalScreen(terminal)) {
      screen.startScreen();
      new ScreenView(Palette.of(Depth.NONE), true).draw(model, screen.newTextGraphics());
      screen.refresh();
      StringBuilder text = new StringBuilder();
      for (int row = 0; row < 40; row++) {
        for (int column = 0; column < 120; column++) {
          text.append(terminal.getCharacter(column, row).getCharacterString());
        }
        text.append('\n');
      }
      return text.toString();
    }
  }
}
