package io.pxedock.console.shell;

import io.pxedock.console.completion.CommandReading;
import io.pxedock.console.completion.CommandReading.Role;
import io.pxedock.console.completion.Completion;
import io.pxedock.console.completion.Known;
import io.pxedock.console.completion.TypedLine;
import io.pxedock.console.render.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import picocli.CommandLine.Model.CommandSpec;

/** Colours a line by the grammar: commands, options, quoted words, and errors. */
final class SyntaxHighlighter implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle COMMAND = PLAIN.bold();
  private static final AttributedStyle OPTION = PLAIN.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle QUOTED = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle UNKNOWN = PLAIN.foreground(AttributedStyle.RED);
  private static final AttributedStyle COMMENT = PLAIN.faint();

  private final CommandSpec root;
  private final Supplier<Style> style;

  SyntaxHighlighter(CommandSpec root, Supplier<Style> style) {
    this.root = root;
    this.style = style;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    if (!style.get().colour()) {
      return new AttributedString(buffer);
    }
    TypedLine line = TypedLine.parse(buffer);
    List<Role> roles = CommandReading.of(root, line.arguments()).roles();
    int named = line.leading();
    AttributedStringBuilder out = new AttributedStringBuilder();
    int at = 0;
    for (int i = 0; i < line.words().size(); i++) {
      TypedLine.Word word = line.words().get(i);
      out.append(buffer.substring(at, word.start()));
      Role role =
          i < named ? Role.COMMAND : i - named < roles.size() ? roles.get(i - named) : Role.VALUE;
      boolean begun = role == Role.UNKNOWN && isBegun(line, i, named);
      out.append(buffer.substring(word.start(), word.end()), begun ? PLAIN : colour(role, word));
      at = word.end();
    }
    out.append(buffer.substring(at, line.comment()));
    out.append(buffer.substring(line.comment()), COMMENT);
    return out.toAttributedString();
  }

  // A word that is still being typed is not an error.
  private boolean isBegun(TypedLine line, int index, int named) {
    if (index != line.words().size() - 1 || line.words().get(index).end() != line.text().length()) {
      return false;
    }
    List<String> words = new ArrayList<>();
    line.words().subList(named, index + 1).forEach(word -> words.add(word.text()));
    return !Completion.of(root, words, Known.NOTHING).all().isEmpty();
  }

  private static AttributedStyle colour(Role role, TypedLine.Word word) {
    return switch (role) {
      case COMMAND -> COMMAND;
      case OPTION -> OPTION;
      case UNKNOWN -> UNKNOWN;
      case VALUE -> word.quoted() ? QUOTED : PLAIN;
    };
  }
}
