package io.pxedock.console.shell;

import io.pxedock.console.completion.TypedLine;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/** The words up to the cursor, the last of them the one that is completed. */
final class WordAtCursor implements CompletingParsedLine {
  private final String line;
  private final int cursor;
  private final List<String> words;
  private final int start;
  private final int end;
  private String word;

  WordAtCursor(String line, int cursor, List<String> words, int start, int end) {
    this.line = line;
    this.cursor = cursor;
    this.words = List.copyOf(words);
    this.start = start;
    this.end = end;
    this.word = words.get(words.size() - 1);
  }

  /**
   * From now on the word counts as spelled like this: the editor extends a word only by what begins
   * with it, letter for letter, and {@code 525} is to become {@code 52:54:00:…}.
   */
  void spell(String spelling) {
    word = spelling;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public int wordCursor() {
    return word.length();
  }

  @Override
  public int wordIndex() {
    return words.size() - 1;
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  public String line() {
    return line;
  }

  @Override
  public int cursor() {
    return cursor;
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return candidate.length() == 0 ? "" : TypedLine.quoted(candidate.toString());
  }

  @Override
  public int rawWordCursor() {
    return cursor - start;
  }

  @Override
  public int rawWordLength() {
    return end - start;
  }
}
