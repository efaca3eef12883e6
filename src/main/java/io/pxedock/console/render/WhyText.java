package io.pxedock.console.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.diagnosis.why.Why;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.Severity;
import io.pxedock.model.net.MacAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a machine does not boot, as text and as JSON. */
public final class WhyText {
  private static final int MAX_OTHERS = 5;
  private static final ZoneId ZONE = ZoneId.systemDefault();

  private WhyText() {}

  /** Returns the verdict, the evidence, what to do, and the further problems. */
  public static List<Line> print(Why why) {
    Why.Verdict verdict = why.verdict();
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(verdict.code(), tone(verdict))
            .plus("  " + Printable.line(verdict.message()), Tone.STRONG));
    if (!verdict.remedy().isEmpty()) {
      lines.add(Line.of("do: ", Tone.FAINT).plus(Printable.line(verdict.remedy().words())));
    }
    for (Why.Evidence evidence : why.evidence()) {
      String at = evidence.at().map(time -> " " + RelativeTime.full(time, ZONE)).orElse("");
      lines.add(Line.of("  " + evidence.where() + at + "  ", Tone.FAINT).plus(evidence.what()));
    }
    why.others().stream()
        .limit(MAX_OTHERS)
        .forEach(
            p ->
                lines.add(
                    Line.of("also ", Tone.FAINT)
                        .plus(p.code(), p.severity() == Severity.ERROR ? Tone.BAD : Tone.WARNING)
                        .plus("  " + p.line())));
    int more = why.others().size() - MAX_OTHERS;
    if (more > 0) {
      lines.add(Line.of("also " + more + " more problems", Tone.FAINT));
    }
    return lines;
  }

  private static Tone tone(Why.Verdict verdict) {
    return verdict
        .severity()
        .map(severity -> severity == Severity.ERROR ? Tone.BAD : Tone.WARNING)
        .orElse(verdict.code().equals("boots") ? Tone.GOOD : Tone.PLAIN);
  }

  /** Returns the contract's object. */
  public static ObjectNode json(Why why) {
    Why.Verdict verdict = why.verdict();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("host", why.host().map(Host::name).orElse(null));
    node.put("mac", why.mac().map(MacAddress::text).orElse(null));
    ObjectNode first = node.putObject("verdict");
    first.put("code", verdict.code());
    first.put(
        "severity", verdict.severity().map(s -> s.name().toLowerCase(Locale.ROOT)).orElse("ok"));
    first.put("message", verdict.message());
    first.put("remedy", verdict.remedy().words());
    node.putArray("evidence");
    for (Why.Evidence evidence : why.evidence()) {
      ObjectNode item = node.withArray("evidence").addObject();
      item.put("what", evidence.what());
      item.put("where", evidence.where());
      evidence.at().ifPresent(time -> item.put("at", time.toString()));
    }
    node.putArray("others");
    for (Problem problem : why.others()) {
      node.withArray("others").add(Json.of(problem));
    }
    return node;
  }
}
