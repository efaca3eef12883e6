package io.pxedock.console.dashboard.view;

import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Panel;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Marks;
import io.pxedock.console.render.Tone;
import io.pxedock.core.diagnosis.PathLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way a boot takes, across the screen. */
final class PathBar {
  private static final Map<String, String> SHORT =
      Map.of(
          "docker",
          "dock",
          "bridge",
          "br",
          "network",
          "net",
          "container",
          "ctr",
          "dnsmasq",
          "dns",
          "images",
          "img");

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

  // As wide as there is room for: with arrows, without, with short names.
  private static Line row(Model model, List<PathLink> path, int cells) {
    Line full = row(model, path, " → ", false);
    if (full.width() <= cells) {
      return full;
    }
    Line narrow = row(model, path, " ", false);
    return narrow.width() <= cells ? narrow : row(model, path, " ", true);
  }

  private static Line row(Model model, List<PathLink> path, String between, boolean brief) {
    Line line = Line.EMPTY;
    for (int i = 0; i < path.size(); i++) {
      PathLink link = path.get(i);
      String name = brief ? SHORT.getOrDefault(link.name(), link.name()) : link.name();
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
