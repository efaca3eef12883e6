package io.pxedock.console.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.model.Printable;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A plan as an operator reviews it: a diff of each file, then the shell commands it stands for. */
public final class PlanText {
  private PlanText() {}

  /** Returns the whole review: actions, diffs, shell commands. */
  public static List<Line> review(Plan plan, Path workdir, EquivalentCommands commands) {
    List<Line> lines = new ArrayList<>();
    plan.systemChanges()
        .forEach(
            change -> lines.add(Line.of("* ", Tone.STRONG).plus(Printable.line(change.title()))));
    for (Change change : plan.changes()) {
      diff(change).forEach(line -> lines.add(Line.of(line, tone(line))));
    }
    List<String> shell = commands.of(plan, workdir);
    if (!shell.isEmpty()) {
      lines.add(Line.of("Equivalent shell commands:", Tone.STRONG));
      shell.forEach(command -> lines.add(Line.of("  " + command, Tone.COMMAND)));
    }
    return lines;
  }

  private static Tone tone(String line) {
    if (line.startsWith("---") || line.startsWith("+++")) {
      return Tone.STRONG;
    }
    if (line.startsWith("+")) {
      return Tone.GOOD;
    }
    return line.startsWith("-") ? Tone.BAD : Tone.PLAIN;
  }

  /** Returns the change of one path as a unified diff; of a link, as one line. */
  public static List<String> diff(Change change) {
    List<String> lines = new ArrayList<>();
    String shown = Printable.line(change.shown());
    if (change.before() instanceof Content.Symlink link) {
      lines.add("- " + shown + " -> " + Printable.line(link.target()));
    }
    boolean isFile =
        change.before() instanceof Content.Regular || change.after() instanceof Content.Regular;
    if (isFile) {
      lines.addAll(unified(shown, bytes(change.before()), bytes(change.after())));
    }
    if (change.after() instanceof Content.Symlink link) {
      lines.add("+ " + shown + " -> " + Printable.line(link.target()));
    }
    return lines;
  }

  private static List<String> unified(String shown, Bytes before, Bytes after) {
    List<String> old = lines(before);
    return UnifiedDiffUtils.generateUnifiedDiff(
        shown, shown, old, DiffUtils.diff(old, lines(after)), 2);
  }

  private static List<String> lines(Bytes bytes) {
    LineText text = LineText.of(bytes);
    return IntStream.rangeClosed(1, text.size())
        .mapToObj(n -> Printable.line(text.shown(n)))
        .toList();
  }

  private static Bytes bytes(Content content) {
    return content instanceof Content.Regular file ? file.bytes() : Bytes.EMPTY;
  }
}
