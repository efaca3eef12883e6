package io.pxedock.dashboard.state;

/** A part of the screen, its title row included. */
public record Area(int column, int row, int columns, int rows) {
  /** The rows below the title. */
  public int body() {
    return Math.max(0, rows - 1);
  }
}
