package io.pxedock.core.dnsmasq;

import java.util.Arrays;

/**
 * A line of a configuration file or dhcp-hostsfile as dnsmasq takes it in before it looks at what
 * it says (read_file, option.c): comments cut off, quotes taken away, white space made blanks. What
 * has a meaning to the parser is hidden where it stood in quotes, as dnsmasq does it: by its index
 * in {@link #META}.
 */
public final class ConfigLine {
  /** As many bytes as dnsmasq reads at once (fgets with MAXDNAME); the rest is a line to it. */
  static final int MAX_LENGTH = 1024;

  private static final String META = "\000123456 \b\t\n78\r90abcdefABCDE\033F:,.";
  private static final String ESCAPES = "\"tnebr\\";
  private static final String ESCAPED = "\"\t\n\033\b\r\\";

  private final String line;
  private final StringBuilder read = new StringBuilder();
  private final int[] from;
  private final int[] to;
  private boolean unclosed;

  private ConfigLine(String line, int length) {
    this.line = line;
    this.from = new int[length];
    this.to = new int[length];
    read(length);
  }

  /** Reads a line as dnsmasq reads it: comments, quotes and escapes (read_file, option.c). */
  public static ConfigLine of(String line) {
    int nul = line.indexOf('\0');
    return new ConfigLine(line, Math.min(nul < 0 ? line.length() : nul, MAX_LENGTH));
  }

  private void read(int length) {
    boolean white = true;
    for (int i = 0; i < length; i++) {
      if (line.charAt(i) == '"') {
        i = readQuoted(i + 1, length) + 1;
        if (unclosed || i == length) {
          return;
        }
      }
      char c = line.charAt(i);
      if (white && c == '#') {
        return;
      }
      white = isSpace(c);
      put(white ? ' ' : c, i, i + 1);
    }
  }

  private int readQuoted(int start, int length) {
    int i = start;
    while (i < length && line.charAt(i) != '"') {
      int escape = i + 1 < length ? ESCAPES.indexOf(line.charAt(i + 1)) : -1;
      if (line.charAt(i) == '\\' && escape >= 0) {
        put(hide(ESCAPED.charAt(escape)), i, i + 2);
        i += 2;
      } else {
        put(hide(line.charAt(i)), i, i + 1);
        i++;
      }
    }
    unclosed = i == length;
    return i;
  }

  private void put(char c, int start, int end) {
    from[read.length()] = start;
    to[read.length()] = end;
    read.append(c);
  }

  private static char hide(char c) {
    int index = META.indexOf(c);
    return index < 0 ? c : (char) index;
  }

  /** What was hidden, in the open again. */
  public static String unhide(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < META.length()) {
        StringBuilder open = new StringBuilder(text);
        for (int k = i; k < open.length(); k++) {
          char c = open.charAt(k);
          open.setCharAt(k, c < META.length() ? META.charAt(c) : c);
        }
        return open.toString();
      }
    }
    return text;
  }

  /** isspace(3) in the C locale. */
  public static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** The line as read, with blanks for white space and without quotes. */
  public String text() {
    return read.toString();
  }

  /** Whether a quote is opened and not closed: dnsmasq drops the line. */
  public boolean isUnclosed() {
    return unclosed;
  }

  /** Where in the line the text from {@code start} begins, its opening quote included. */
  int startOf(int start) {
    int at = from[start];
    return at > 0 && line.charAt(at - 1) == '"' ? at - 1 : at;
  }

  /** Where in the line the text before {@code end} ends, its closing quote included. */
  int endOf(int end) {
    int at = to[end - 1];
    return at < line.length() && line.charAt(at) == '"' ? at + 1 : at;
  }

  @Override
  public String toString() {
    return line + " " + Arrays.toString(from);
  }
}
