package io.pxedock.dashboard.view;

import io.pxedock.dashboard.ink.Cells;
import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.ink.Tone;
import io.pxedock.dashboard.state.Model;
import io.pxedock.dashboard.state.Panel;
import io.pxedock.diagnosis.PathLink;
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

  static Tone tone(PathLink.State state) {
    return switch (state) {
      case OK -> Tone.GOOD;
      case WARNING -> Tone.WARNING;
      case FAILED -> Tone.BAD;
      case UNKNOWN -> Tone.FAINT;
    };
  }

  static String mark(PathLink.State state) {
    return switch (state) {
      case OK -> "✓";
      case WARNING -> "!";
      case FAILED -> "✗";
      case UNKNOWN -> "?";
    };
  }

  static List<Line> lines(Model model, int cells, int height) {
    List<PathLink> path = model.site().path();
    if (path.isEmpty()) {
      return List.of(Line.of(" looking at the boot path …", Tone.FAINT));
    }
    return height > 1 ? stations(model, path, cells) : List.of(row(model, path, cells));
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
      line =
          line.plus(i == 0 ? (isHere(model, 0) ? "" : " ") : between, Tone.FAINT)
              .plus(isHere(model, i) && i == 0 ? "▸" : "", Tone.ACCENT)
              .plus(mark(link.state()) + " ", tone(link.state()))
              .plus(name, nameTone(model, link, i));
    }
    return line;
  }

  private static Tone nameTone(Model model, PathLink link, int i) {
    if (isHere(model, i)) {
      return Tone.ACCENT;
    }
    return link.state() == PathLink.State.OK ? Tone.PLAIN : tone(link.state());
  }

  private static List<Line> stations(Model model, List<PathLink> path, int cells) {
    int width = cells / path.size();
    Line names = Line.EMPTY;
    Line details = Line.EMPTY;
    for (int i = 0; i < path.size(); i++) {
      PathLink link = path.get(i);
      boolean here = isHere(model, i);
      String name = mark(link.state()) + " " + link.name() + " ";
      boolean last = i == path.size() - 1;
      String rule = last ? "" : "─".repeat(Math.max(0, width - Cells.width(name) - 3)) + "→ ";
      names =
          names
              .plus(here ? "▸" : " ", Tone.ACCENT)
              .plus(mark(link.state()), tone(link.state()))
              .plus(" " + link.name() + " ", here ? Tone.ACCENT : Tone.STRONG)
              .plus(rule, Tone.FAINT);
      names = names.plus(" ".repeat(Math.max(0, width * (i + 1) - names.width())));
      Tone tone = link.state() == PathLink.State.OK ? Tone.FAINT : tone(link.state());
      details = details.plus("   " + Cells.fit(brief(link), width - 3, "…"), tone);
    }
    return new ArrayList<>(List.of(names, details));
  }

  /** The first words of the evidence: the name of the link's own thing. */
  private static String brief(PathLink link) {
    String detail = link.detail().replaceFirst("^(serves|pxeboot|runs, and has) ", "");
    int end = detail.indexOf(", ");
    return end < 0 ? detail : detail.substring(0, end);
  }
}
