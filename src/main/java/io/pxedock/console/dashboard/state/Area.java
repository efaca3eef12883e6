package io.pxedock.console.dashboard.state;

/** A part of the screen, its title row included. */
public record Area(int column, int row, int columns, int rows) {
  /** Returns whether a cell of the screen is in this area. */
  public boolean holds(int x, int y) {
    return x >= column && x < column + columns && y >= row && y < row + rows;
  }

  /** The rows below the title. */
  public int body() {
    return Math.max(0, rows - 1);
  }
}
