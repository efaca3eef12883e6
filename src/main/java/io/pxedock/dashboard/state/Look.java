package io.pxedock.dashboard.state;

/**
 * Where the operator looks.
 *
 * @param link the link of the boot path that is selected
 * @param detail how far the detail is scrolled
 */
public record Look(Panel panel, boolean zoomed, int link, int detail, Scroll problem) {
  static final Look START = new Look(Panel.HOSTS, false, 0, 0, Scroll.START);

  Look at(Panel other) {
    return new Look(other, zoomed, link, 0, problem);
  }

  Look zoomed(boolean on) {
    return new Look(panel, on, link, detail, problem);
  }

  Look atLink(int number) {
    return new Look(panel, zoomed, number, 0, problem);
  }

  Look scrolledTo(int row) {
    return new Look(panel, zoomed, link, Math.max(0, row), problem);
  }

  Look atProblem(Scroll other) {
    return new Look(panel, zoomed, link, detail, other);
  }
}
