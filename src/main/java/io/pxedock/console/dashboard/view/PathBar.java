package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.Tone;
import io.pxedock.core.diagnosis.PathLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way a boot takes, across the screen. */
final class PathBar {
  /** Short names of links, in the order in which they are used where the screen is narrow. */
  private static final Map<String, String> SHORT = new LinkedHashMap<>();

  static {
    SHORT.put("container", "ctr");
    SHORT.put("network", "net");
    SHORT.put("dnsmasq", "dns");
    SHORT.put("bridge", "br");
    SHORT.put("images", "img");
    SHORT.put("docker", "dock");
  }

  private PathBar() {}

  static List<Line> lines(Model model, int cells, int height) {
    List<PathLink> path = model.site().path();
    if (path.isEmpty()) {
      return List.of(Line.of(" looking at the boot path …", Tone.FAINT));
    }
    return height > 1 ? links(model, path, cells) : List.of(row(model, path, cells));
  }

  private static boolean isHere(Model model, int link) {
    return model.look().panel() == Panel.PATH && model.look().link() == link;
  }

  // As wide as there is room for: with arrows, without, with as few short names as needed.
  private static Line row(Model model, List<PathLink> path, int cells) {
    Line line = row(model, path, " → ", Set.of());
    if (line.width() > cells) {
      line = row(model, path, " ", Set.of());
    }
    Set<String> brief = new HashSet<>();
    for (String name : SHORT.keySet()) {
      if (line.width() <= cells) {
        break;
      }
      brief.add(name);
      line = row(model, path, " ", brief);
    }
    return line;
  }

  private static Line row(Model model, List<PathLink> path, String between, Set<String> brief) {
    Line line = Line.EMPTY;
    for (int i = 0; i < path.size(); i++) {
      PathLink link = path.get(i);
      String name = brief.contains(link.name()) ? SHORT.get(link.name()) : link.name();
      String before = i == 0 ? " " : between;
      line =
          line.plus(before.substring(0, before.length() - 1), Tone.FAINT)
              .plus(isHere(model, i) ? "▸" : " ", Tone.ACCENT)
              .plus(Marks.of(link.state()))
              .plus(" ")
              .plus(name, nameTone(model, link, i));
    }
    return line;
  }

  private static Tone nameTone(Model model, PathLink link, int i) {
    if (isHere(model, i)) {
      return Tone.ACCENT;
    }
    return link.state() == PathLink.State.OK ? Tone.PLAIN : Marks.of(link.state()).tone();
  }

  private static List<Line> links(Model model, List<PathLink> path, int cells) {
    int[] widths = widths(path, cells);
    Line names = Line.EMPTY;
    Line details = Line.EMPTY;
    for (int i = 0; i < path.size(); i++) {
      PathLink link = path.get(i);
      boolean here = isHere(model, i);
      boolean last = i == path.size() - 1;
      int rule = widths[i] - Cells.width(link.name()) - 6;
      names =
          names
              .plus(here ? "▸" : " ", Tone.ACCENT)
              .plus(Marks.of(link.state()))
              .plus(" " + link.name() + " ", here ? Tone.ACCENT : Tone.STRONG)
              .plus(last ? "" : "─".repeat(Math.max(0, rule)) + "→ ", Tone.FAINT);
      Tone tone = link.state() == PathLink.State.OK ? Tone.FAINT : Marks.of(link.state()).tone();
      details = details.plus("   " + Cells.fit(link.summary(), widths[i] - 4, "…") + " ", tone);
    }
    return new ArrayList<>(List.of(names, details));
  }

  /** Returns a width for each link: spare cells are shared, missing ones taken from the widest. */
  private static int[] widths(List<PathLink> path, int cells) {
    int[] widths = new int[path.size()];
    int left = cells;
    for (int i = 0; i < widths.length; i++) {
      PathLink link = path.get(i);
      widths[i] = Math.max(Cells.width(link.name()) + 6, Cells.width(link.summary()) + 4);
      left -= widths[i];
    }
    for (int i = 0; left > 0; i = (i + 1) % widths.length, left--) {
      widths[i]++;
    }
    for (; left < 0; left++) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      widths[widest]--;
    }
    return widths;
  }
}
