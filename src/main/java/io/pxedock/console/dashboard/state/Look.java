package io.pxedock.console.dashboard.state;

/**
 * Where the operator looks.
 *
 * @param link the link of the boot path that is selected
 * @param detail how far the detail is scrolled
 */
public record Look(Panel panel, boolean zoomed, int link, int detail, Scroll problem) {
  static final Look START = new Look(Panel.HOSTS, false, 0, 0, Scroll.START);

  public Look at(Panel other) {
    return new Look(other, zoomed, link, 0, problem);
  }

  public Look zoomed(boolean on) {
    return new Look(panel, on, link, detail, problem);
  }

  public Look atLink(int number) {
    return new Look(panel, zoomed, number, 0, problem);
  }

  public Look scrolledTo(int row) {
    return new Look(panel, zoomed, link, Math.max(0, row), problem);
  }

  public Look atProblem(Scroll other) {
    return new Look(panel, zoomed, link, detail, other);
  }
}
