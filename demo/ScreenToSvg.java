import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal's screen as a picture: reads what {@code tmux capture-pane -e -p} printed, writes SVG.
 * Every run of text is placed by its column and stretched to its cells, so that it lies on the grid
 * in whatever monospaced font the reader has; frames and rules are drawn as lines.
 *
 * <p>{@code java ScreenToSvg.java COLUMNS ROWS TITLE < SCREEN > SVG}
 */
final class ScreenToSvg {
  private static final double CELL = 8.4;
  private static final double ROW = 17;
  private static final double MARGIN = 14;
  private static final double BAR = 30;
  private static final String FRONT = "#d7dae0";
  private static final String BACK = "#16191f";
  private static final String[] SIXTEEN = {
    "#2b303b", "#e06c75", "#7fb069", "#d8a657", "#6fa3d8", "#b48ead", "#56b6b2", "#c8ccd4",
    "#6b7280", "#f08a92", "#9ccc84", "#ecc178", "#8fbcf0", "#cba6c3", "#7fd4cf", "#ffffff"
  };

  /** How a character looks. */
  private record Look(String front, String back, boolean bold, boolean reverse, boolean faint) {
    static final Look PLAIN = new Look(null, null, false, false, false);

    String ink() {
      String normal = front == null ? FRONT : front;
      return reverse ? (back == null ? BACK : back) : normal;
    }

    String paper() {
      return reverse ? (front == null ? FRONT : front) : back;
    }
  }

  private record Run(int column, int cells, String text, Look look) {}

  private ScreenToSvg() {}

  public static void main(String[] arguments) throws IOException {
    int columns = Integer.parseInt(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    String screen = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    String svg = svg(screen.split("\n", -1), columns, rows, arguments[2]);
    System.out.write(svg.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private static String svg(String[] lines, int columns, int rows, String title) {
    double width = columns * CELL + 2 * MARGIN;
    double height = rows * ROW + BAR + MARGIN;
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
        .append(String.format("width=\"%.0f\" height=\"%.0f\" ", width, height))
        .append(String.format("viewBox=\"0 0 %.0f %.0f\" role=\"img\">\n", width, height))
        .append("<title>").append(escaped(title)).append("</title>\n")
        .append("<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,")
        .append("'DejaVu Sans Mono','Liberation Mono',monospace;white-space:pre;fill:")
        .append(FRONT).append("}.b{font-weight:bold}</style>\n")
        .append(String.format("<rect width=\"%.0f\" height=\"%.0f\" rx=\"8\" ", width, height))
        .append("fill=\"").append(BACK).append("\"/>\n");
    for (int i = 0; i < 3; i++) {
      out.append(String.format("<circle cx=\"%d\" cy=\"15\" r=\"5\" fill=\"#3a404c\"/>\n", 20 + i * 18));
    }
    out.append(String.format("<text x=\"%.1f\" y=\"19.5\" ", width / 2))
        .append("text-anchor=\"middle\" style=\"fill:#8a919e;font-size:12px\">")
        .append(escaped(title)).append("</text>\n")
        .append(String.format("<g transform=\"translate(%.0f %.0f)\">\n", MARGIN, BAR));
    Look look = Look.PLAIN;
    for (int row = 0; row < Math.min(rows, lines.length); row++) {
      List<Run> runs = new ArrayList<>();
      look = read(lines[row], look, runs);
      papers(out, runs, row);
      for (Run run : runs) {
        text(out, run, row);
      }
    }
    return out.append("</g>\n</svg>\n").toString();
  }

  /** Splits a line at every change of look; the answer is the look behind it. */
  private static Look read(String line, Look before, List<Run> runs) {
    Look look = before;
    StringBuilder text = new StringBuilder();
    int start = 0;
    int column = 0;
    int at = 0;
    while (at < line.length()) {
      int c = line.codePointAt(at);
      if (c == 0x1b) {
        int end = line.indexOf('m', at);
        end = end < 0 ? line.length() - 1 : end;
        if (text.length() > 0) {
          runs.add(new Run(start, column - start, text.toString(), look));
        }
        text.setLength(0);
        start = column;
        look = look(look, line.substring(Math.min(at + 2, end), end));
        at = end + 1;
      } else {
        text.appendCodePoint(c);
        column += cells(c);
        at += Character.charCount(c);
      }
    }
    if (text.length() > 0) {
      runs.add(new Run(start, column - start, text.toString(), look));
    }
    return look;
  }

  private static int cells(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115f)
            || (c >= 0x2e80 && c <= 0xa4cf)
            || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0xfe30 && c <= 0xfe6f)
            || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0x1f300 && c <= 0x1faff)
            || (c >= 0x20000 && c <= 0x3fffd);
    return wide ? 2 : 1;
  }

  private static Look look(Look before, String codes) {
    Look look = before;
    String[] all = codes.isEmpty() ? new String[] {"0"} : codes.split("[;:]");
    for (int i = 0; i < all.length; i++) {
      int code = all[i].isEmpty() ? 0 : Integer.parseInt(all[i]);
      if (code == 38 || code == 48) {
        boolean indexed = all[i + 1].equals("5");
        String colour =
            indexed
                ? indexed(Integer.parseInt(all[i + 2]))
                : String.format("#%02x%02x%02x", Integer.parseInt(all[i + 2]),
                    Integer.parseInt(all[i + 3]), Integer.parseInt(all[i + 4]));
        look = code == 38 ? front(look, colour) : back(look, colour);
        i += indexed ? 2 : 4;
      } else {
        look = plain(look, code);
      }
    }
    return look;
  }

  private static Look plain(Look l, int code) {
    if (code >= 30 && code <= 37) {
      return front(l, SIXTEEN[code - 30]);
    }
    if (code >= 40 && code <= 47) {
      return back(l, SIXTEEN[code - 40]);
    }
    if (code >= 90 && code <= 97) {
      return front(l, SIXTEEN[code - 82]);
    }
    if (code >= 100 && code <= 107) {
      return back(l, SIXTEEN[code - 92]);
    }
    return switch (code) {
      case 0 -> Look.PLAIN;
      case 1 -> new Look(l.front(), l.back(), true, l.reverse(), l.faint());
      case 2 -> new Look(l.front(), l.back(), l.bold(), l.reverse(), true);
      case 7 -> new Look(l.front(), l.back(), l.bold(), true, l.faint());
      case 22 -> new Look(l.front(), l.back(), false, l.reverse(), false);
      case 27 -> new Look(l.front(), l.back(), l.bold(), false, l.faint());
      case 39 -> front(l, null);
      case 49 -> back(l, null);
      default -> l;
    };
  }

  private static Look front(Look l, String colour) {
    return new Look(colour, l.back(), l.bold(), l.reverse(), l.faint());
  }

  private static Look back(Look l, String colour) {
    return new Look(l.front(), colour, l.bold(), l.reverse(), l.faint());
  }

  private static String indexed(int n) {
    if (n < 16) {
      return SIXTEEN[n];
    }
    if (n >= 232) {
      int grey = 8 + (n - 232) * 10;
      return String.format("#%02x%02x%02x", grey, grey, grey);
    }
    int[] steps = {0, 95, 135, 175, 215, 255};
    int m = n - 16;
    return String.format("#%02x%02x%02x", steps[m / 36], steps[m / 6 % 6], steps[m % 6]);
  }

  // Under the text, those of one colour beside each other as one.
  private static void papers(StringBuilder out, List<Run> runs, int row) {
    for (int i = 0; i < runs.size(); i++) {
      String paper = runs.get(i).look().paper();
      if (paper == null) {
        continue;
      }
      int from = runs.get(i).column();
      while (i + 1 < runs.size() && paper.equals(runs.get(i + 1).look().paper())) {
        i++;
      }
      int to = runs.get(i).column() + runs.get(i).cells();
      out.append(String.format("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n",
          number(from * CELL), number(row * ROW), number((to - from) * CELL), number(ROW), paper));
    }
  }

  private static void text(StringBuilder out, Run run, int row) {
    String text = run.text();
    int column = run.column();
    int from = 0;
    int at = 0;
    // Pieces without long gaps: blanks are not worth their bytes, and a rule is a line.
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      while (end < text.length() && text.codePointAt(end) == c && (c == ' ' || c == '─')) {
        end++;
      }
      boolean line = c == '─';
      boolean gap = c == ' ' && (end - at > 1 || at == from || end == text.length());
      if (line || gap) {
        piece(out, text.substring(from, at), column, run.look(), row);
        column += width(text.substring(from, at));
        if (line) {
          rule(out, column, end - at, run.look(), row);
        }
        column += end - at;
        from = end;
      } else if (c == '│') {
        piece(out, text.substring(from, at), column, run.look(), row);
        column += width(text.substring(from, at));
        bar(out, column, run.look(), row);
        column++;
        from = end;
      } else if (c > 0x7e && c != '…' && c != '·' && c != '×') {
        // Marks and wide letters come from another font: each in its own cell.
        piece(out, text.substring(from, at), column, run.look(), row);
        column += width(text.substring(from, at));
        piece(out, text.substring(at, end), column, run.look(), row);
        column += cells(c);
        from = end;
      }
      at = end;
    }
    piece(out, text.substring(from), column, run.look(), row);
  }

  private static int width(String text) {
    return text.codePoints().map(ScreenToSvg::cells).sum();
  }

  private static void piece(StringBuilder out, String run, int begin, Look look, int row) {
    if (run.isBlank()) {
      return;
    }
    // Blanks at the ends are dropped by some readers, and would be stretched by others.
    String text = run.strip();
    int column = begin + run.indexOf(text);
    int cells = width(text);
    out.append(String.format("<text x=\"%s\" y=\"%s\"", number(column * CELL), number(row * ROW + 13)));
    if (cells > 1) {
      out.append(String.format(" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\"", number(cells * CELL)));
    }
    out.append(look.bold() ? " class=\"b\"" : "");
    out.append(look.ink().equals(FRONT) ? "" : " style=\"fill:" + look.ink() + "\"");
    out.append(look.faint() ? " opacity=\".6\"" : "");
    out.append('>').append(escaped(text)).append("</text>\n");
  }

  private static void rule(StringBuilder out, int column, int cells, Look look, int row) {
    out.append(String.format("<path d=\"M%s %sh%s\" stroke=\"%s\"/>\n",
        number(column * CELL), number(row * ROW + 8.5), number(cells * CELL), look.ink()));
  }

  private static void bar(StringBuilder out, int column, Look look, int row) {
    out.append(String.format("<path d=\"M%s %sv%s\" stroke=\"%s\"/>\n",
        number((column + 0.5) * CELL), number(row * ROW), number(ROW), look.ink()));
  }

  private static String number(double n) {
    String text = String.format(java.util.Locale.ROOT, "%.1f", n);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
