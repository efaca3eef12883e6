package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.HostFacts;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.Names;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Span;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.BootStep;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.model.FileLine;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.RescueFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The facts about the host under the cursor, or the evidence of the selected link. */
final class DetailPanel {
  private static final int LABEL = 7;
  private static final int LINK = 11;

  private final Model model;
  private final int cells;
  private final List<Line> lines = new ArrayList<>();

  private DetailPanel(Model model, int cells) {
    this.model = model;
    this.cells = cells;
  }

  static List<Line> lines(Model model, int cells, int height) {
    // Beside the hosts the divider keeps its distance; below nothing does.
    boolean beside = model.layout().area(Panel.DETAIL).filter(a -> a.column() > 0).isPresent();
    String margin = beside ? "" : "  ";
    DetailPanel panel = new DetailPanel(model, cells - margin.length());
    String name = Panel.DETAIL.title();
    if (model.look().panel() == Panel.PATH && !model.site().path().isEmpty()) {
      panel.evidence(model.site().path(), model.look().link());
      name = "Evidence";
    } else if (model.host().isPresent()) {
      panel.add(model.host().get());
    } else {
      panel.lines.add(Line.of("no host here", Tone.FAINT));
    }
    int top = Math.max(0, Math.min(model.look().detail(), panel.lines.size() - height + 1));
    List<Line> shown = new ArrayList<>();
    int below = Math.max(0, panel.lines.size() - height + 1 - top);
    shown.add(Titles.of(model, Panel.DETAIL, name, hidden(top, below), cells));
    panel.lines.subList(top, Math.min(panel.lines.size(), top + height - 1)).stream()
        .map(line -> Line.of(margin).plus(line))
        .forEach(shown::add);
    return shown;
  }

  private static String hidden(int above, int below) {
    String up = above > 0 ? "↑ " + above + " more" : "";
    String down = below > 0 ? "↓ " + below + " more" : "";
    return (up + " " + down).strip();
  }

  /** Adds the evidence of each link, and its remedy if something is wrong. */
  private void evidence(List<PathLink> path, int selected) {
    for (int i = 0; i < path.size(); i++) {
      PathLink link = path.get(i);
      boolean here = i == selected;
      Tone tone = Marks.of(link.state()).tone();
      Tone detail = link.state() == PathLink.State.OK ? Tone.PLAIN : tone;
      Line head =
          Line.of(here ? "▸" : " ", Tone.ACCENT)
              .plus(Marks.of(link.state()))
              .plus(" ")
              .plus(Cells.fit(link.name(), LINK, ""), here ? Tone.STRONG : Tone.FAINT);
      for (String part : Wrap.of(link.detail(), cells - LINK - 3)) {
        lines.add(head.plus(part, detail));
        head = Line.of(" ".repeat(LINK + 3));
      }
      if (!link.remedy().isEmpty()) {
        for (String part : Wrap.of("do: " + link.remedy(), cells - LINK - 3)) {
          lines.add(head.plus(part, here ? Tone.ACCENT : Tone.FAINT));
        }
      }
    }
  }

  private void add(Host host) {
    lines.add(Line.of(Names.shown(host.name()), Tone.STRONG).plus("  " + host.fqdn(), Tone.FAINT));
    wrapped("IP", HostFacts.or("none", HostFacts.ip(host)), Tone.PLAIN);
    wrapped("MAC", HostFacts.or("none", HostFacts.mac(host)), Tone.PLAIN);
    model
        .hosts()
        .bmc(host)
        .ifPresent(bmc -> wrapped("BMC", bmc.name() + " " + HostFacts.ip(bmc), Tone.PLAIN));
    host.armed911()
        .ifPresentOrElse(
            flag -> wrapped("911", words(flag), flag.boots911() ? Tone.BAD : Tone.WARNING),
            () -> wrapped("911", "not armed", Tone.FAINT));
    String origin = HostFacts.origin(host.armed911().flatMap(model.site().snapshot()::arming));
    if (!origin.isEmpty()) {
      wrapped("", origin, Tone.PLAIN);
    }
    host.armed911().ifPresent(flag -> path(flag));
    wrapped("lease", lease(host), host.lease() == null ? Tone.FAINT : Tone.PLAIN);
    for (Problem problem : model.problems(host)) {
      Span mark = Marks.of(problem.severity());
      wrapped(mark.text(), problem.message(), mark.tone());
      wrapped("", "do: " + problem.remedy(), Tone.FAINT);
    }
    lines.add(Line.EMPTY);
    Optional<MachineTimeline> trace = host.hardware().flatMap(model.boots()::of);
    trace
        .flatMap(MachineTimeline::boot)
        .ifPresentOrElse(
            boot -> timeline(boot, trace.get().boots()),
            () -> lines.add(Line.of("no boot in the log", Tone.FAINT)));
    lines.add(Line.EMPTY);
    model
        .site()
        .snapshot()
        .files()
        .value()
        .ifPresent(
            files -> {
              fileLine(files, host.hostsLine());
              fileLine(files, host.dhcpLine());
            });
  }

  private String words(RescueFlag flag) {
    return HostFacts.flag(flag, " since " + RelativeTime.full(flag.since(), model.setup().zone()));
  }

  private void path(RescueFlag flag) {
    String shown =
        model
            .site()
            .snapshot()
            .files()
            .fold(f -> f.paths().shown(flag.path()), why -> flag.path().toString());
    wrapped("", shown, Tone.FAINT);
  }

  private String lease(Host host) {
    String lease =
        HostFacts.lease(
            host, end -> ", until " + RelativeTime.full(end, model.setup().zone()), ", no end");
    return HostFacts.or("none", lease);
  }

  /** The place, then the line itself under it. */
  private void fileLine(SiteFiles files, FileLine place) {
    if (place == null) {
      return;
    }
    files
        .text(place)
        .ifPresent(
            text -> {
              lines.add(Line.of(Printable.line(place.toString()), Tone.FAINT));
              Wrap.of(text.replaceAll("\\s+", " "), cells - 2)
                  .forEach(part -> lines.add(Line.of("  " + part)));
            });
  }

  private void timeline(Boot boot, int boots) {
    String count = boots > 1 ? "  (" + boots + " in the log)" : "";
    lines.add(
        Line.of("Boot at " + RelativeTime.full(boot.begun(), model.setup().zone()), Tone.STRONG)
            .plus(count, Tone.FAINT));
    for (int i = 0; i < boot.steps().size(); i++) {
      BootStep step = boot.steps().get(i);
      String took = i == 0 ? "" : "+" + RelativeTime.took(boot.took(i));
      String tries = i == 0 && boot.tries() > 1 ? "asked " + boot.tries() + " times" : "";
      lines.add(
          Line.of(String.format("%9s  ", took), Tone.FAINT)
              .plus(Cells.fit(step.stage().word(), 9, ""), Tone.ACCENT)
              .plus(step.what() + tries));
    }
    String stuck = boot.stuckAt(model.now());
    if (!stuck.isEmpty()) {
      lines.add(Line.of(" ".repeat(11)).plus("! " + stuck, Tone.WARNING));
    }
  }

  private void wrapped(String label, String text, Tone tone) {
    String head = label;
    for (String line : Wrap.of(text, cells - LABEL)) {
      lines.add(Line.of(Cells.fit(head, LABEL, ""), Tone.FAINT).plus(line, tone));
      head = "";
    }
  }
}
