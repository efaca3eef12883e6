package io.pxedock.dashboard.ink;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines, between words where it can. */
public final class Wrap {
  private Wrap() {}

  /** Lines of at most so many cells. */
  public static List<String> of(String text, int cells) {
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
