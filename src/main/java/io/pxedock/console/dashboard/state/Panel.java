package io.pxedock.console.dashboard.state;

import java.util.Optional;

/** The parts of the screen that can have the focus, in the order of their numbers. */
public enum Panel {
  PATH("Boot path"),
  HOSTS("Hosts"),
  UNKNOWN("Unknown"),
  DETAIL("Detail"),
  LOG("Log"),
  PROBLEMS("Problems");

  private final String title;

  Panel(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public String number() {
    return String.valueOf(ordinal() + 1);
  }

  public static Optional<Panel> numbered(String key) {
    for (Panel panel : values()) {
      if (panel.number().equals(key)) {
        return Optional.of(panel);
      }
    }
    return Optional.empty();
  }

  public Panel next(int step) {
    return values()[Math.floorMod(ordinal() + step, values().length)];
  }
}
