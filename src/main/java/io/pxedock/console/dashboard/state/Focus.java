package io.pxedock.console.dashboard.state;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where the operator looks.
 *
 * @param link the link of the boot path that is selected
 * @param detail how far the detail is scrolled
 * @param scrolls the cursors of the panels whose rows are told apart by their place alone
 */
public record Focus(
    Panel panel, boolean zoomed, int link, int detail, Map<Panel, ListScroll> scrolls) {
  static final Focus START = new Focus(Panel.HOSTS, false, 0, 0, Map.of());

  /** Returns this focus on another panel, with the detail at its beginning. */
  public Focus at(Panel other) {
    return new Focus(other, zoomed, link, 0, scrolls);
  }

  /** Returns this focus on another panel, with everything scrolled as it is. */
  public Focus over(Panel other) {
    return new Focus(other, zoomed, link, detail, scrolls);
  }

  /** Returns this focus with the panel filling the screen, or not. */
  public Focus zoomed(boolean on) {
    return new Focus(panel, on, link, detail, scrolls);
  }

  /** Returns this focus on another link of the boot path, counted from 0. */
  public Focus atLink(int number) {
    return new Focus(panel, zoomed, number, 0, scrolls);
  }

  /** Returns this focus with the detail scrolled to a row, counted from 0; below 0 is 0. */
  public Focus scrolledTo(int row) {
    return new Focus(panel, zoomed, link, Math.max(0, row), scrolls);
  }

  /** Returns the cursor of a panel, at the start if it was never moved. */
  public ListScroll scroll(Panel other) {
    return scrolls.getOrDefault(other, ListScroll.START);
  }

  Focus scrolled(Panel other, ListScroll scroll) {
    Map<Panel, ListScroll> more = new EnumMap<>(Panel.class);
    more.putAll(scrolls);
    more.put(other, scroll);
    return new Focus(panel, zoomed, link, detail, Map.copyOf(more));
  }
}
