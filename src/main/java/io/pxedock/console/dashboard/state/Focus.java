package io.pxedock.console.dashboard.state;

/**
 * Where the operator looks.
 *
 * @param link the link of the boot path that is selected
 * @param detail how far the detail is scrolled
 */
public record Focus(Panel panel, boolean zoomed, int link, int detail, ListScroll problem) {
  static final Focus START = new Focus(Panel.HOSTS, false, 0, 0, ListScroll.START);

  public Focus at(Panel other) {
    return new Focus(other, zoomed, link, 0, problem);
  }

  public Focus zoomed(boolean on) {
    return new Focus(panel, on, link, detail, problem);
  }

  public Focus atLink(int number) {
    return new Focus(panel, zoomed, number, 0, problem);
  }

  public Focus scrolledTo(int row) {
    return new Focus(panel, zoomed, link, Math.max(0, row), problem);
  }

  public Focus atProblem(ListScroll other) {
    return new Focus(panel, zoomed, link, detail, other);
  }
}
