package io.pxedock.console.dashboard.state;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of the screen that can have the focus, in the order of their numbers. */
public enum Panel {
  PATH("Boot path"),
  HOSTS("Hosts") {
    @Override
    public PanelRows rows() {
      return new PanelRows(
          2,
          model -> model.hosts().shown().size(),
          model -> model.hosts().scroll(),
          (model, scroll) -> model.with(model.hosts().withScroll(scroll)));
    }
  },
  UNKNOWN("Unknown") {
    @Override
    public PanelRows rows() {
      return new PanelRows(
          1,
          model -> model.unknown().machines().size(),
          model -> model.unknown().scroll(),
          (model, scroll) -> model.with(model.unknown().withScroll(scroll)));
    }
  },
  DETAIL("Detail"),
  LOG("Log"),
  PROBLEMS("Problems") {
    @Override
    public PanelRows rows() {
      return PanelRows.of(model -> model.findings().size(), this);
    }
  };

  private final String title;

  Panel(String title) {
    this.title = title;
  }

  /** Returns the rows that the cursor moves over. */
  public PanelRows rows() {
    return PanelRows.NONE;
  }

  /** Returns the name in the panel's title. */
  public String title() {
    return title;
  }

  /** Returns the key that gives the panel the focus. */
  public String number() {
    return String.valueOf(ordinal() + 1);
  }

  /** Returns the keys of all panels, with blanks between them. */
  public static String numbers() {
    return Stream.of(values()).map(Panel::number).collect(Collectors.joining(" "));
  }

  /** Returns the panel that a number key opens; empty for another key. */
  public static Optional<Panel> numbered(String key) {
    return Stream.of(values()).filter(panel -> panel.number().equals(key)).findFirst();
  }

  /** Returns the panel {@code step} places further on, round the end. */
  public Panel next(int step) {
    return values()[Math.floorMod(ordinal() + step, values().length)];
  }
}
