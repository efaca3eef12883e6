package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.HostList;
import io.pxedock.console.dashboard.state.HostOrder;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Names;
import io.pxedock.console.render.RelativeTime;
import io.pxedock.console.render.Tone;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The hosts, one a row. */
final class HostsPanel {
  private static final int MAC = 17;
  private static final int FLAG = 5;
  private static final int SEEN = 8;
  private static final int LEAST_STATE = 12;
  private static final String GAP = "  ";

  private final Model model;
  private final int cells;
  private final List<Host> rows;
  private final int name;
  private final int ip;
  private final boolean hasMac;

  private HostsPanel(Model model, int cells, int height) {
    this.model = model;
    this.cells = cells;
    HostList list = model.hosts();
    int top = list.scroll().top();
    this.rows = list.shown().subList(top, Math.min(list.shown().size(), top + height));
    this.name = Math.min(24, Math.max(8, widest(list, h -> Names.shown(h.name()))));
    this.ip = Math.max(7, widest(list, HostsPanel::address));
    this.hasMac = 2 + name + ip + MAC + FLAG + SEEN + LEAST_STATE + 5 * 2 <= cells;
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
    lines.add(Titles.of(model, Panel.HOSTS, "Hosts", panel.remark(), cells));
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
        model.hosts().filter().isEmpty() ? "no hosts yet: a adds one" : "none fits the filter");
  }

  private String remark() {
    HostList list = model.hosts();
    StringBuilder text = new StringBuilder();
    int shown = list.shown().size();
    text.append(shown == list.all().size() ? "" + shown : shown + " of " + list.all().size());
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
    return text.toString();
  }

  private Line heading() {
    return Line.of("  ")
        .plus(title("NAME", HostOrder.NAME, name))
        .plus(title("IP", HostOrder.IP, ip))
        .plus(hasMac ? title("MAC", HostOrder.MAC, MAC) : Line.EMPTY)
        .plus(title("911", HostOrder.ARMED, FLAG))
        .plus(title("SEEN", HostOrder.SEEN, SEEN))
        .plus(title("STATE", HostOrder.STAGE, 7));
  }

  private Line title(String word, HostOrder order, int width) {
    boolean sorted = model.hosts().order() == order;
    String arrow = sorted ? (model.hosts().descending() ? "↓" : "↑") : "";
    return Line.of(Cells.fit(word + arrow, width, "") + GAP, sorted ? Tone.ACCENT : Tone.FAINT);
  }

  /** A full dot boots 911, an empty one does not, although somebody meant it to. */
  private String flag(Host host) {
    return host.armed911()
        .map(f -> (f.boots911() ? "●" : "○") + RelativeTime.coarse(f.since(), model.now()))
        .map(f -> f.length() < FLAG ? f.charAt(0) + " " + f.substring(1) : f)
        .orElse("");
  }

  private Line row(Host host, boolean here) {
    boolean focus = model.look().panel() == Panel.HOSTS;
    boolean marked = model.hosts().isMarked(host);
    Optional<MachineTimeline> trace = host.hardware().flatMap(model.boots()::of);
    String seen =
        trace.map(t -> RelativeTime.recent(t.seen(), model.now(), model.setup().zone())).orElse("");
    Line line =
        Line.of(here ? "▸" : " ", Tone.ACCENT)
            .plus(marked ? "*" : " ", Tone.ACCENT)
            .plus(
                Cells.fit(Names.shown(host.name()), name, "…"),
                marked || here ? Tone.STRONG : Tone.PLAIN)
            .plus(GAP + Cells.fit(address(host), ip, "") + GAP)
            .plus(hasMac ? mac(host) + GAP : "")
            .plus(Cells.fit(flag(host), FLAG, ""), host.isArmed() ? Tone.BAD : Tone.WARNING)
            .plus(GAP + Cells.fit(seen, SEEN, "") + GAP);
    int room = cells - line.width();
    return line.plus(HostState.of(host, trace, model.now()).line(room)).select(here && focus);
  }

  private static String address(Host host) {
    return host.address().map(Ipv4Address::toString).orElse("-");
  }

  private static String mac(Host host) {
    return Cells.fit(host.hardware().map(String::valueOf).orElse("-"), MAC, "");
  }
}
