package io.pxedock.console.shell;

import io.pxedock.console.completion.TypedLine;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Splits a typed line for the line editor into the words that the commands get. */
final class LineParser implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    TypedLine typed = TypedLine.parse(line);
    List<String> before = new ArrayList<>();
    for (TypedLine.Word word : typed.upTo(cursor)) {
      if (word.start() <= cursor && cursor <= word.end()) {
        before.add(word.text());
        return new WordAtCursor(line, cursor, before, word.start(), word.end());
      }
      if (word.end() < cursor) {
        before.add(word.text());
      }
    }
    before.add("");
    return new WordAtCursor(line, cursor, before, cursor, cursor);
  }
}
