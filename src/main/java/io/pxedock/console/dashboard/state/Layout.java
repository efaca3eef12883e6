package io.pxedock.console.dashboard.state;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The areas of the panels on the screen. */
public final class Layout {
  private static final int WIDE = 118;
  private static final int TALL = 20;

  /** The panels with an area of their own on a wide screen; any other takes that of the hosts. */
  private static final Set<Panel> BESIDE_THE_HOSTS =
      EnumSet.of(Panel.PATH, Panel.UNKNOWN, Panel.DETAIL, Panel.LOG);

  private final Map<Panel, Area> areas = new EnumMap<>(Panel.class);

  private Layout() {}

  /**
   * Returns the areas between the top line and the bottom line.
   *
   * @param unknown the number of unknown machines: their panel is as high as they need
   */
  public static Layout of(Size size, Focus look, int unknown) {
    Layout layout = new Layout();
    int path = size.columns() >= WIDE && size.rows() >= 24 ? 2 : 1;
    layout.areas.put(Panel.PATH, new Area(0, 1, size.columns(), path));
    Area rest = new Area(0, 1 + path, size.columns(), size.rows() - 2 - path);
    Panel main = look.panel() == Panel.PATH ? Panel.DETAIL : look.panel();
    if (look.zoomed() || size.rows() < TALL) {
      layout.areas.put(main, rest);
    } else if (size.columns() < WIDE) {
      layout.stack(rest, main == Panel.LOG ? Panel.HOSTS : main);
    } else {
      layout.sideBySide(rest, main, unknown);
    }
    return layout;
  }

  private void stack(Area rest, Panel main) {
    int log = Math.max(6, rest.rows() / 3);
    areas.put(main, new Area(0, rest.row(), rest.columns(), rest.rows() - log));
    areas.put(Panel.LOG, new Area(0, rest.row() + rest.rows() - log, rest.columns(), log));
  }

  private void sideBySide(Area rest, Panel main, int unknown) {
    int log = Math.max(8, rest.rows() * 3 / 10);
    int above = rest.rows() - log;
    int left = Math.max(80, rest.columns() * 60 / 100);
    int strangers = Math.min(Math.max(2, unknown + 1), Math.max(2, above / 4));
    int row = rest.row();
    Panel list = BESIDE_THE_HOSTS.contains(main) ? Panel.HOSTS : main;
    if (unknown == 0 && main != Panel.UNKNOWN) {
      strangers = 0;
    }
    areas.put(list, new Area(0, row, left, above - strangers));
    if (strangers > 0) {
      areas.put(Panel.UNKNOWN, new Area(0, row + above - strangers, left, strangers));
    }
    areas.put(Panel.DETAIL, new Area(left + 2, row, rest.columns() - left - 2, above));
    areas.put(Panel.LOG, new Area(0, row + above, rest.columns(), log));
  }

  /** Returns the area of a panel; empty if the panel is not shown. */
  public Optional<Area> area(Panel panel) {
    return Optional.ofNullable(areas.get(panel));
  }

  /** Returns how many rows of a list a panel shows. */
  public int body(Panel panel) {
    return area(panel).map(Area::body).orElse(1);
  }
}
