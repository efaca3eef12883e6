package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.HostList;
import io.pxedock.console.dashboard.state.HostOrder;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.HostFacts;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Names;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Span;
import io.pxedock.console.render.Tone;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.model.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The hosts, one a row. */
final class HostsPanel {
  private static final int MAC = 17;
  private static final int FLAG = 5;
  private static final int SEEN = 8;
  private static final int MIN_STATE = 12;
  private static final String GAP = "  ";

  private final Model model;
  private final int cells;
  private final List<Host> rows;
  private final List<Column> columns;

  /** A column: the order that it stands for, how wide it is, and what it shows of a host. */
  private record Column(
      String title, HostOrder order, int width, String cut, Function<Host, Span> fact) {}

  private HostsPanel(Model model, int cells, int height) {
    this.model = model;
    this.cells = cells;
    HostList list = model.hosts();
    int top = list.scroll().top();
    this.rows = list.shown().subList(top, Math.min(list.shown().size(), top + height));
    this.columns = columns(list);
  }

  private List<Column> columns(HostList list) {
    int name = Math.min(24, Math.max(8, widest(list, h -> Names.shown(h.name()))));
    int ip = Math.max(7, widest(list, HostsPanel::ip));
    List<Column> all = new ArrayList<>();
    all.add(new Column("NAME", HostOrder.NAME, name, "…", this::name));
    all.add(new Column("IP", HostOrder.IP, ip, "", host -> plain(ip(host))));
    if (2 + name + ip + MAC + FLAG + SEEN + MIN_STATE + 5 * 2 <= cells) {
      all.add(new Column("MAC", HostOrder.MAC, MAC, "", host -> plain(mac(host))));
    }
    all.add(new Column("911", HostOrder.ARMED, FLAG, "", this::flag));
    all.add(new Column("SEEN", HostOrder.SEEN, SEEN, "", host -> plain(seen(host))));
    return all;
  }

  private static Span plain(String text) {
    return new Span(text, Tone.PLAIN);
  }

  // By all hosts, so that the columns stay where they are while the list is scrolled.
  private static int widest(HostList list, Function<Host, String> column) {
    int widest = 0;
    for (Host host : list.shown().size() > 500 ? list.shown().subList(0, 500) : list.shown()) {
      widest = Math.max(widest, Cells.width(column.apply(host)));
    }
    return widest;
  }

  static List<Line> lines(Model model, int cells, int height) {
    HostsPanel panel = new HostsPanel(model, cells, height - 2);
    List<Line> lines = new ArrayList<>();
    lines.add(Titles.of(model, Panel.HOSTS, panel.remark(), cells));
    lines.add(panel.heading());
    HostList list = model.hosts();
    if (list.shown().isEmpty()) {
      lines.add(Line.of("  " + panel.nothing(), Tone.FAINT));
    }
    for (int i = 0; i < panel.rows.size(); i++) {
      boolean here = list.scroll().top() + i == list.scroll().at();
      lines.add(panel.row(panel.rows.get(i), here));
    }
    return lines;
  }

  private String nothing() {
    if (model.site().snapshot() == null) {
      return "looking …";
    }
    Optional<String> why = model.site().snapshot().files().reason().map(f -> f.line());
    return why.orElse(
        model.hosts().filter().isEmpty()
            ? "no hosts yet: a adds one"
            : "no host matches the filter");
  }

  private String remark() {
    HostList list = model.hosts();
    StringBuilder text = new StringBuilder();
    int shown = list.shown().size();
    long machines = list.all().size() - list.folded();
    text.append(shown == machines ? "" + shown : shown + " of " + machines);
    if (list.folded() > 0) {
      text.append(" · ").append(list.folded()).append(list.folded() == 1 ? " BMC" : " BMCs");
      text.append(": B shows");
    }
    if (model.layout().area(Panel.DETAIL).isEmpty()) {
      text.append(" · Enter opens one");
    }
    if (!list.filter().isBlank()) {
      text.append(" · /").append(list.filter());
    }
    if (!list.marked().isEmpty()) {
      text.append(" · ").append(list.marked().size()).append(" marked");
    }
    if (list.order() != HostOrder.FILE) {
      text.append(" · by ").append(list.order().word()).append(list.descending() ? " ↓" : " ↑");
    }
    // Last, so that no key that scrolls moves the rest of the title.
    int more = shown - list.scroll().top() - rows.size();
    if (more > 0) {
      text.append(" · ↓ ").append(more).append(" more");
    }
    return text.toString();
  }

  private Line heading() {
    Line line = Line.of("  ");
    for (Column column : columns) {
      line = line.plus(title(column.title(), column.order(), column.width()));
    }
    return line.plus(title("STATE", HostOrder.STAGE, 7));
  }

  private Line title(String word, HostOrder order, int width) {
    boolean sorted = model.hosts().order() == order;
    String arrow = sorted ? (model.hosts().descending() ? "↓" : "↑") : "";
    return Line.of(Cells.fit(word + arrow, width, "") + GAP, sorted ? Tone.ACCENT : Tone.FAINT);
  }

  private Line row(Host host, boolean here) {
    boolean focus = model.look().panel() == Panel.HOSTS;
    Line line =
        Line.of(here ? "▸" : " ", Tone.ACCENT)
            .plus(model.hosts().isMarked(host) ? "*" : " ", Tone.ACCENT);
    for (Column column : columns) {
      Span fact = column.fact().apply(host);
      line = line.plus(Cells.fit(fact.text(), column.width(), column.cut()), fact.tone()).plus(GAP);
    }
    int room = cells - line.width();
    HostState state = HostState.of(model.problems(host), trace(host), model.now());
    return line.plus(state.line(room)).select(here && focus);
  }

  private Span name(Host host) {
    boolean here = model.host().filter(current -> current == host).isPresent();
    boolean strong = here || model.hosts().isMarked(host);
    return new Span(Names.shown(host.name()), strong ? Tone.STRONG : Tone.PLAIN);
  }

  /** Returns a full dot for a flag that boots 911, an empty one for a flag that does not. */
  private Span flag(Host host) {
    String text =
        host.armed911()
            .map(f -> (f.boots911() ? "●" : "○") + RelativeTime.coarse(f.since(), model.now()))
            .map(f -> f.length() < FLAG ? f.charAt(0) + " " + f.substring(1) : f)
            .orElse("");
    return new Span(text, host.isArmed() ? Tone.BAD : Tone.WARNING);
  }

  private String seen(Host host) {
    return trace(host)
        .map(t -> RelativeTime.recent(t.seen(), model.now(), model.setup().zone()))
        .orElse("");
  }

  private Optional<MachineTimeline> trace(Host host) {
    return host.hardware().flatMap(model.boots()::of);
  }

  private static String mac(Host host) {
    return HostFacts.or("-", HostFacts.mac(host));
  }

  private static String ip(Host host) {
    return HostFacts.or("-", HostFacts.ip(host));
  }
}
