package io.pxedock.console.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.BootOutcome;
import io.pxedock.core.timeline.BootOutcome.State;
import io.pxedock.core.timeline.BootSelection;
import io.pxedock.core.timeline.BootStep;
import io.pxedock.core.timeline.Stage;
import io.pxedock.model.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Boots as a waterfall to scale, as one line each, and as JSON. */
public final class TimelineText {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int STAGE = 9;
  private static final int WHAT = 24;
  private static final int TOOK = 9;
  private static final int LEAST_BAR = 8;

  /** So few boots of all machines are shown stage by stage. */
  private static final int FEW = 3;

  private final BootSelection selection;
  private final boolean unicode;
  private final int columns;
  private final ZoneId zone = ZoneId.systemDefault();

  /**
   * @param columns the width of the terminal; 0 for none, which gets no bars
   */
  public TimelineText(BootSelection selection, boolean unicode, int columns) {
    this.selection = selection;
    this.unicode = unicode;
    this.columns = columns;
  }

  /**
   * Returns boots stage by stage, or as one line each.
   *
   * @param ofAll whether they are those of all machines
   */
  public List<Line> print(List<BootOutcome> boots, boolean ofAll) {
    if (boots.isEmpty()) {
      return List.of(Line.of("no boot in the log", Tone.FAINT));
    }
    List<Line> lines = new ArrayList<>();
    boolean isShort = ofAll && boots.size() > FEW;
    for (BootOutcome one : boots) {
      lines.add(isShort ? row(one) : head(one));
      if (!isShort) {
        lines.addAll(waterfall(one.boot()));
        if (!one.reason().isEmpty()) {
          lines.addAll(reason(one));
        }
      } else if (!one.reason().isEmpty()) {
        lines.addAll(reason(one));
      }
    }
    return lines;
  }

  private String machine(Boot boot) {
    String name = selection.name(boot);
    return Printable.line(name.isEmpty() ? boot.mac().text() : name);
  }

  private Line head(BootOutcome one) {
    Boot boot = one.boot();
    String name = selection.name(boot);
    return Line.of(machine(boot), Tone.STRONG)
        .plus("  " + boot.ip().orElse("no address") + "  ")
        .plus(name.isEmpty() ? "" : boot.mac() + "  ", Tone.FAINT)
        .plus(RelativeTime.full(boot.begun(), zone) + "  ")
        .plus(said(one), tone(one.state()));
  }

  private Line row(BootOutcome one) {
    Boot boot = one.boot();
    Line row =
        Line.of(RelativeTime.full(boot.begun(), zone) + "  ", Tone.FAINT)
            .plus(Cells.fit(machine(boot), 17, "…") + "  ")
            .plus(Cells.fit(boot.ip().orElse("-"), 15, "…") + "  ")
            .plus(said(one), tone(one.state()));
    return columns == 0 ? row : row.cut(columns);
  }

  private static String said(BootOutcome one) {
    Boot boot = one.boot();
    String total = RelativeTime.took(Duration.between(boot.begun(), boot.last().time()));
    String config = boot.config().map(name -> " " + Printable.line(name)).orElse("");
    return switch (one.state()) {
      case BOOTED -> "booted" + config + " in " + total;
      case BOOTING -> "booting, at " + boot.stage().word() + " after " + total;
      case STUCK -> "stuck at " + boot.stage().word() + tries(boot);
      case GAVE_UP -> "gave up at " + boot.stage().word() + tries(boot);
    };
  }

  private static String tries(Boot boot) {
    return boot.tries() > 1 ? ", asked " + boot.tries() + " times" : "";
  }

  private static Tone tone(State state) {
    return switch (state) {
      case BOOTED -> Tone.GOOD;
      case BOOTING -> Tone.ACCENT;
      case STUCK -> Tone.BAD;
      case GAVE_UP -> Tone.WARNING;
    };
  }

  private List<Line> reason(BootOutcome one) {
    int cells = columns == 0 ? Integer.MAX_VALUE : columns - 4;
    List<Line> lines = new ArrayList<>();
    for (String part : Wrap.of(Printable.line(one.reason()), cells)) {
      lines.add(
          Line.of(lines.isEmpty() ? "  " : "    ")
              .plus(lines.isEmpty() ? "! " : "", Tone.WARNING)
              .plus(part, Tone.WARNING));
    }
    return lines;
  }

  /** Returns the stages of a boot, each with a bar from the stage before to itself. */
  public List<Line> waterfall(Boot boot) {
    int bars = columns - STAGE - WHAT - TOOK - 5;
    long total = Duration.between(boot.begun(), boot.last().time()).toMillis();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < boot.steps().size(); i++) {
      BootStep step = boot.steps().get(i);
      String tries = i == 0 && boot.tries() > 1 ? "asked " + boot.tries() + " times" : "";
      String what = Cells.fit(Printable.line(step.what() + tries), WHAT, "…");
      Line line =
          Line.of("  ")
              .plus(Cells.fit(step.stage().word(), STAGE, ""), Tone.ACCENT)
              .plus(what + " ")
              .plus(
                  String.format(
                      "%" + TOOK + "s", i == 0 ? "" : "+" + RelativeTime.took(boot.took(i))),
                  Tone.FAINT);
      if (bars >= LEAST_BAR && total > 0) {
        line = line.plus("  ").plus(bar(boot, i, bars, total));
      }
      lines.add(line);
    }
    return lines;
  }

  private Line bar(Boot boot, int step, int cells, long total) {
    Instant begun = boot.begun();
    long to = Duration.between(begun, boot.steps().get(step).time()).toMillis();
    long from = Math.max(0, to - boot.took(step).toMillis());
    int start = (int) Math.min(cells - 1, Math.round((double) from * cells / total));
    int end = (int) Math.max(start + 1, Math.round((double) to * cells / total));
    String sign = unicode ? "━" : "=";
    boolean isSlow = (to - from) * 2 > total;
    return Line.of(" ".repeat(start))
        .plus(sign.repeat(Math.min(cells, end) - start), isSlow ? Tone.WARNING : Tone.ACCENT);
  }

  /** Returns the contract's array. */
  public JsonNode json(List<BootOutcome> boots) {
    ArrayNode array = MAPPER.createArrayNode();
    for (BootOutcome one : boots) {
      Boot boot = one.boot();
      String name = selection.name(boot);
      ObjectNode node = array.addObject();
      node.put("mac", boot.mac().text());
      node.put("ip", boot.ip().orElse(null));
      node.put("host", name.isEmpty() ? null : name);
      node.put("start", boot.begun().toString());
      node.put("outcome", one.state().word());
      node.put("stuckAt", one.stuckAt().map(TimelineText::word).orElse(null));
      node.put("reason", one.reason().isEmpty() ? null : one.reason());
      node.put("tries", boot.tries());
      ArrayNode stages = node.putArray("stages");
      for (int i = 0; i < boot.steps().size(); i++) {
        BootStep step = boot.steps().get(i);
        ObjectNode stage = stages.addObject();
        stage.put("stage", word(step.stage()));
        stage.put("at", step.time().toString());
        stage.put("ms", boot.took(i).toMillis());
        boolean isFile = !step.stage().isBefore(Stage.NBP);
        stage.put("file", isFile ? step.what() : null);
      }
    }
    return array;
  }

  private static String word(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
