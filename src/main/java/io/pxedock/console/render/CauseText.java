package io.pxedock.console.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.diagnosis.Cause;
import java.util.List;

/** The story of a cause, as text and JSON. */
public final class CauseText {
  private CauseText() {}

  /** Returns the code with its meaning, what happens then, how to fix it and how to avoid it. */
  public static List<Line> print(Cause cause) {
    return List.of(
        Line.of(cause.code(), Tone.STRONG).plus("  " + cause.meaning()),
        told("then", cause.behaviour()),
        told("fix", cause.fix()),
        told("avoid", cause.prevention()));
  }

  private static Line told(String word, String text) {
    return Line.of(String.format("  %-7s", word), Tone.FAINT).plus(text);
  }

  /** Returns the contract's object. */
  public static ObjectNode json(Cause cause) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", cause.code());
    node.put("meaning", cause.meaning());
    node.put("behaviour", cause.behaviour());
    node.put("fix", cause.fix());
    node.put("prevention", cause.prevention());
    return node;
  }
}
