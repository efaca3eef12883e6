package io.pxedock.console.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.rehearsal.Rehearsal.FetchedFile;
import io.pxedock.model.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Boots that were walked, as text and as JSON. */
public final class RehearsalText {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RehearsalText() {}

  /** Returns a line for each boot, and more where something is wrong. */
  public static List<Line> print(List<Rehearsal> all) {
    List<Line> lines = new ArrayList<>();
    for (Rehearsal one : all) {
      PathLink.State state =
          one.isProof()
              ? PathLink.State.OK
              : one.stop().isPresent() ? PathLink.State.FAILED : PathLink.State.WARNING;
      lines.add(Line.EMPTY.plus(Marks.of(state)).plus(" " + Printable.line(one.sentence())));
      one.doubt().forEach(doubt -> lines.add(Line.of("  not followed: " + Printable.line(doubt))));
      one.files().stream()
          .filter(f -> f.same().filter(same -> !same).isPresent())
          .forEach(
              f ->
                  lines.add(
                      Line.of(
                          "  " + Printable.line(f.name()) + " is not the file on this machine")));
    }
    return lines;
  }

  /** Returns the contract's array. */
  public static JsonNode json(List<Rehearsal> all) {
    ArrayNode array = MAPPER.createArrayNode();
    for (Rehearsal one : all) {
      ObjectNode node = array.addObject();
      node.put("host", one.host().name());
      node.put("mac", one.host().mac() == null ? null : one.host().mac().text());
      node.put("boots", one.boots().word());
      node.put("ip", one.ip().map(Object::toString).orElse(null));
      node.put("stoppedAt", one.stop().map(stop -> stop.code()).orElse(null));
      node.put("message", one.stop().map(stop -> stop.message()).orElse(null));
      ArrayNode files = node.putArray("files");
      for (FetchedFile file : one.files()) {
        ObjectNode entry = files.addObject();
        entry.put("name", file.name());
        entry.put("bytes", file.bytes());
        entry.put("ms", file.millis());
        entry.set("same", MAPPER.valueToTree(file.same().orElse(null)));
      }
      node.put("method", one.method().name().toLowerCase(Locale.ROOT));
    }
    return array;
  }
}
