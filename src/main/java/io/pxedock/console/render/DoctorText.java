package io.pxedock.console.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.diagnosis.Doctor;
import io.pxedock.core.diagnosis.PathLink.State;
import io.pxedock.model.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code doctor} found, as text and as JSON. */
public final class DoctorText {
  private DoctorText() {}

  /** Returns the checks along the boot path, and a line that counts what is wrong. */
  public static List<Line> print(Doctor doctor) {
    List<Line> lines = new ArrayList<>();
    String group = "";
    for (Doctor.Check check : doctor.checks()) {
      String name = check.link().equals(group) ? "" : check.link();
      group = check.link();
      lines.add(
          Line.of(String.format("%-10s ", name))
              .plus(Marks.of(check.state()))
              .plus(" " + (check.code().isEmpty() ? "" : check.code() + "  "), Tone.STRONG)
              .plus(check.message()));
      check
          .evidence()
          .ifPresent(e -> lines.add(below("").plus(e.where(), Tone.FAINT).plus("  " + e.what())));
      if (!check.remedy().isEmpty()) {
        lines.add(below("do: ").plus(check.remedy().words()).plus(safe(check), Tone.FAINT));
      }
    }
    lines.add(Line.EMPTY);
    lines.add(Line.of(sum(doctor)));
    return lines;
  }

  private static Line below(String words) {
    return Line.of(" ".repeat(13) + words, Tone.FAINT);
  }

  private static String safe(Doctor.Check check) {
    return check.isSafe() ? " (safe: --fix does it)" : "";
  }

  /** Returns the line that counts what is wrong. */
  public static String sum(Doctor doctor) {
    long failed = doctor.wrong().stream().filter(c -> c.state() == State.FAILED).count();
    long warnings = doctor.wrong().size() - failed;
    List<String> unproved = doctor.unproved();
    String open = unproved.isEmpty() ? "" : "; not proved: " + String.join(", ", unproved);
    if (doctor.wrong().isEmpty()) {
      return (doctor.isWhole() ? "no problems found" : "the files of the site cannot be read")
          + open;
    }
    int safe = doctor.safe().size();
    return Counted.words(failed, "error")
        + ", "
        + Counted.words(warnings, "warning")
        + (safe == 0 ? "" : "; " + safe + " can be fixed safely: run 'pxedock doctor --fix'");
  }

  /** Returns the contract's object. */
  public static ObjectNode json(Doctor doctor) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putArray("checks");
    for (Doctor.Check check : doctor.checks()) {
      ObjectNode item = node.withArray("checks").addObject();
      item.put("code", check.code().isEmpty() ? null : check.code());
      item.put("link", check.link());
      item.put("state", check.state().name().toLowerCase(Locale.ROOT));
      item.put("message", check.message());
      item.putArray("evidence");
      check
          .evidence()
          .ifPresent(
              e ->
                  item.withArray("evidence")
                      .addObject()
                      .put("what", e.what())
                      .put("where", e.where()));
      item.put("remedy", check.remedy().words());
      item.put("safe", check.isSafe());
    }
    return node;
  }
}
