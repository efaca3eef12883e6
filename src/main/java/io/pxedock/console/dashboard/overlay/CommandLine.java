package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.Activity;
import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.dashboard.state.World;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line, with what its commands wrote.
 *
 * @param lines the last of what was written
 * @param typed the lines that were run, oldest first
 * @param recalled which of them is in the field; their number for none
 * @param up how many lines the output is scrolled up
 */
public record CommandLine(
    TextField field, List<Line> lines, List<String> typed, int recalled, boolean running, int up)
    implements FieldOverlay {
  private static final int MAX_LINES = 5000;
  private static final DialogKeys<CommandLine> KEYS =
      DialogKeys.<CommandLine>none()
          .on("Enter", "Enter run", (key, line, model) -> line.enter(model))
          .on("Tab", "Tab complete", (key, line, model) -> line.complete(model))
          .on("Up Down", "↑/↓ earlier lines", (key, line, model) -> line.recall(key, model))
          .on("PageUp PageDown", "PgUp/PgDn scroll", (key, line, model) -> line.page(key, model))
          .on("Esc Ctrl-C", "Esc close", (key, line, model) -> line.leave(model));

  /** An empty one that remembers these lines. */
  public static CommandLine after(List<String> typed) {
    return new CommandLine(TextField.of(""), List.of(), typed, typed.size(), false, 0);
  }

  /** Returns this command line without what its command wrote. */
  public CommandLine cleared() {
    return new CommandLine(field, List.of(), typed, recalled, running, up);
  }

  /** Returns this command line with more output; {@code ended} when its command has ended. */
  public CommandLine plus(List<Line> more, boolean ended) {
    List<Line> all = new ArrayList<>(lines);
    all.addAll(more);
    List<Line> last = all.subList(Math.max(0, all.size() - MAX_LINES), all.size());
    return new CommandLine(field, List.copyOf(last), typed, recalled, running && !ended, up);
  }

  /** Returns this command line with its last word completed, unless the text has changed since. */
  public CommandLine completed(String before, String after, List<String> choices, Model model) {
    if (!field.text().equals(before)) {
      return this;
    }
    if (choices.size() < 2) {
      return typing(TextField.of(after));
    }
    List<Line> list = choices.stream().map(Line::of).toList();
    CommandLine shown = endsIn(list) ? this : plus(list, false);
    // A list is read from its beginning.
    int rest = Math.max(0, choices.size() - height(model));
    return new CommandLine(TextField.of(after), shown.lines, typed, recalled, running, rest);
  }

  private boolean endsIn(List<Line> end) {
    return lines.size() >= end.size()
        && lines.subList(lines.size() - end.size(), lines.size()).equals(end);
  }

  private CommandLine typing(TextField text) {
    return new CommandLine(text, lines, typed, recalled, running, 0);
  }

  private CommandLine recall(int number) {
    int at = Math.max(0, Math.min(number, typed.size()));
    TextField text = TextField.of(at == typed.size() ? "" : typed.get(at));
    return new CommandLine(text, lines, typed, at, running, up);
  }

  private List<Line> wrapped(Model model) {
    int cells = model.size().columns() - 2;
    List<Line> all = new ArrayList<>(lines.size());
    for (Line line : lines) {
      if (line.width() <= cells) {
        all.add(line);
      } else {
        all.addAll(Wrap.of(line, cells));
      }
    }
    return all;
  }

  private static int height(Model model) {
    return Math.max(1, model.size().rows() - 7);
  }

  @Override
  public Model scrolled(int step, Model model) {
    int most = Math.max(0, wrapped(model).size() - height(model));
    int row = Math.max(0, Math.min(up - step, most));
    return model.replace(new CommandLine(field, lines, typed, recalled, running, row));
  }

  private CommandLine run(String line) {
    List<Line> all = new ArrayList<>(lines);
    all.add(Line.of("pxedock> ", Tone.ACCENT).plus(line, Tone.STRONG));
    List<String> more = new ArrayList<>(typed);
    more.add(line);
    return new CommandLine(
        TextField.of(""), List.copyOf(all), List.copyOf(more), more.size(), true, 0);
  }

  @Override
  public Optional<Update> pressed(String key, Model model) {
    return KEYS.press(key, this, model);
  }

  @Override
  public Model typing(Model model, TextField text) {
    return model.replace(typing(text));
  }

  private Update complete(Model model) {
    return Update.to(model, world -> world.complete(field.text()));
  }

  private Update recall(String key, Model model) {
    return Update.to(model.replace(recall(recalled + (key.equals("Up") ? -1 : 1))));
  }

  private Update page(String key, Model model) {
    int page = height(model) - 1;
    return Update.to(scrolled(key.equals("PageUp") ? -page : page, model));
  }

  private Update leave(Model model) {
    return running ? Update.to(model, World::cancel) : Update.to(model.close());
  }

  private Update enter(Model model) {
    String line = field.text().strip();
    return line.isEmpty() || running ? Update.to(model) : start(line, model);
  }

  /** Opens a command line that runs a command at once. */
  public static Update running(String line, Model model) {
    CommandLine empty = after(model.activity().typed());
    return model.activity().running().isEmpty()
        ? empty.start(line, model.open(empty))
        : empty.start(line, model);
  }

  private Update start(String line, Model model) {
    if (!model.activity().running().isEmpty()) {
      return Update.to(
          model.says("'" + model.activity().running() + "' is not done yet", Tone.WARNING));
    }
    CommandLine next = run(line);
    Activity activity = model.activity().runs(line).remembering(next.typed);
    Model runs = model.replace(next).with(activity);
    return Update.to(runs, world -> world.command(line));
  }

  @Override
  public OverlayContent sheet(Model model) {
    Line prompt =
        running
            ? Line.of("running … Esc cancels it", Tone.FAINT)
            : Line.of("pxedock> ", Tone.ACCENT).plus(field.text());
    int cursor = running ? -1 : 9 + Cells.width(field.text().substring(0, field.cursor()));
    List<Line> all = wrapped(model);
    return new OverlayContent(
        "Command line",
        all,
        Math.max(0, all.size() - height(model) - up),
        List.of(prompt),
        cursor,
        KEYS.hints());
  }
}
