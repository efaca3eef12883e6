package io.pxedock.dashboard.view;

import io.pxedock.dashboard.ink.Cells;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines, between words where it can. */
final class Wrap {
  private Wrap() {}

  static List<String> of(String text, int cells) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && Cells.width(line + " " + word) > cells) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
      while (cells > 0 && Cells.width(line.toString()) > cells) {
        String head = Cells.cut(line.toString(), cells);
        lines.add(head);
        line.delete(0, Math.max(1, head.length()));
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
