package io.pxedock.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Quotes text that is shown to be pasted into a shell. The result means the same to dash, bash, zsh
 * and fish: none of them expands it, and the terminal does not act on it.
 */
public final class ShellWord {
  private static final String SAFE = "[A-Za-z0-9_./:@%+,-][A-Za-z0-9_./:=@%+,-]*";

  private ShellWord() {}

  /** Returns a command as one line, each word quoted. */
  public static String line(List<String> words) {
    return words.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
  }

  /** Returns a command as one line, each word quoted. */
  public static String line(String... words) {
    return line(List.of(words));
  }

  /** Returns the text quoted as one word of a command line. */
  public static String quote(String word) {
    if (!Printable.line(word).equals(word)) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      return "\"$(printf " + format(new String(bytes, StandardCharsets.ISO_8859_1)) + ")\"";
    }
    if (word.matches(SAFE)) {
      return word;
    }
    // fish reads \\ and \' inside quotes as escapes, so such a backslash is outside of them.
    return "'" + word.replaceAll("'|\\\\(?=[\\\\']|$)", "'\\\\$0'") + "'";
  }

  /** Returns the word that makes {@code printf} write these bytes, each given as one character. */
  public static String format(String bytes) {
    String escaped = escape(bytes, "\\").replace("%", "%%");
    return quote(escaped.startsWith("-") ? "\\055" + escaped.substring(1) : escaped);
  }

  /**
   * Returns the text of an {@code a}, {@code c} or {@code i} command that makes GNU sed write these
   * bytes.
   */
  public static String sed(String bytes) {
    return escape(bytes, "\\o");
  }

  /**
   * @param octal the characters before the three octal digits of a byte
   */
  private static String escape(String bytes, String octal) {
    StringBuilder out = new StringBuilder(bytes.length() + 16);
    for (char c : bytes.toCharArray()) {
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default ->
            out.append(
                c >= ' ' && c <= '~' ? String.valueOf(c) : octal + String.format("%03o", (int) c));
      }
    }
    return out.toString();
  }
}
