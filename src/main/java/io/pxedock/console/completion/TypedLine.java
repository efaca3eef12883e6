package io.pxedock.console.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * A typed command line, split into words as a POSIX shell splits them: blanks separate words,
 * quotes of both kinds and backslashes quote, {@code #} at the start of a word begins a comment,
 * and {@code |} passes the answer on. Nothing is expanded.
 *
 * @param comment the offset of the comment; the length of the text for none
 * @param fault why the line is not complete, and what to do; empty if it is
 */
public record TypedLine(String text, List<Word> words, int comment, String fault) {
  /** The name of the program, with which a copied line can begin. */
  private static final String PROGRAM = "pxedock";

  /**
   * A word and its position.
   *
   * @param text the word without its quotes
   * @param quoted whether quotes or backslashes were used
   */
  public record Word(String text, int start, int end, boolean quoted) {
    boolean isPipe() {
      return !quoted && text.equals("|");
    }
  }

  /**
   * Returns the words of a line, with quotes resolved. A quote that is not closed is told by {@code
   * fault}, never thrown.
   */
  public static TypedLine parse(String text) {
    Splitter splitter = new Splitter(text);
    splitter.run();
    return new TypedLine(text, List.copyOf(splitter.words), splitter.at, splitter.fault);
  }

  /** Returns whether a quote is not closed or the text ends in a backslash. */
  public boolean open() {
    return !fault.isEmpty();
  }

  /** Returns the words of the command, without a leading {@code pxedock} and what is piped. */
  public List<Word> command() {
    return words.subList(leading(), pipe());
  }

  /** Returns how many words stand before the command: 1 if the program is named, else 0. */
  public int leading() {
    return !words.isEmpty() && words.get(0).text().equals(PROGRAM) ? 1 : 0;
  }

  /** Returns the words of the command, or of the pipe, that the cursor is in. */
  public List<Word> upTo(int cursor) {
    int last = -1;
    for (int i = 0; i < words.size(); i++) {
      last = words.get(i).isPipe() && words.get(i).end() <= cursor ? i : last;
    }
    return last < 0 ? command() : words.subList(last, words.size());
  }

  private int pipe() {
    int at = 0;
    while (at < words.size() && !words.get(at).isPipe()) {
      at++;
    }
    return at;
  }

  /** Returns the words of each command that the answer is passed on to, in order. */
  public List<List<String>> pipes() {
    List<List<String>> pipes = new ArrayList<>();
    for (Word word : words.subList(pipe(), words.size())) {
      if (word.isPipe()) {
        pipes.add(new ArrayList<>());
      } else {
        pipes.get(pipes.size() - 1).add(word.text());
      }
    }
    return pipes;
  }

  /** Returns the arguments of the command line. */
  public List<String> arguments() {
    return command().stream().map(Word::text).toList();
  }

  /** Returns the word quoted so that it is read back unchanged. */
  public static String quoted(String word) {
    if (!word.isEmpty() && word.chars().noneMatch(TypedLine::isSpecial) && !word.startsWith("#")) {
      return word;
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isSpecial(int c) {
    return isBlank((char) c) || c == '|' || c == '\'' || c == '"' || c == '\\';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static final class Splitter {
    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    private boolean quoted;
    private String fault = "";

    Splitter(String text) {
      this.text = text;
    }

    void run() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (isBlank(c)) {
          at++;
        } else if (c == '#') {
          return;
        } else if (c == '|') {
          words.add(new Word("|", at, at + 1, false));
          at++;
        } else {
          oneWord();
        }
      }
    }

    private void oneWord() {
      int start = at;
      word.setLength(0);
      quoted = false;
      while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '|') {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
          quotation(c);
        } else if (c == '\\') {
          escape();
        } else {
          word.append(c);
          at++;
        }
      }
      words.add(new Word(word.toString(), start, at, quoted));
    }

    private void quotation(char quote) {
      quoted = true;
      at++;
      while (at < text.length() && text.charAt(at) != quote) {
        boolean escapes = quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length();
        if (escapes && "\"\\".indexOf(text.charAt(at + 1)) >= 0) {
          at++;
        }
        word.append(text.charAt(at));
        at++;
      }
      if (at >= text.length()) {
        fault = "a quote is not closed; close it, or put \\ before";
      }
      at = Math.min(at + 1, text.length());
    }

    private void escape() {
      quoted = true;
      if (at + 1 < text.length()) {
        word.append(text.charAt(at + 1));
      } else {
        fault = "the line ends in a backslash; remove it, or put what it quotes behind it";
      }
      at = Math.min(at + 2, text.length());
    }
  }
}
