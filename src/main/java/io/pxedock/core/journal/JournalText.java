package io.pxedock.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.Splice;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes journal entries as JSON, one file each, with one character a byte of content.
 */
public final class JournalText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JournalText() {}

  /** Returns an entry as the JSON document that the journal keeps. */
  public static Bytes print(JournalEntry entry) {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", entry.number());
    node.put("time", entry.time().toString());
    node.put("user", entry.user());
    node.put("title", RedactedUrl.within(entry.title()));
    node.put("summary", RedactedUrl.within(entry.summary()));
    node.put("reason", RedactedUrl.within(entry.reason()));
    node.put("action", entry.action());
    node.put("undoes", entry.undoes());
    node.put("finishes", entry.finishes());
    node.put("process", entry.process());
    node.put("unattended", entry.unattended());
    node.put("state", entry.state().name());
    node.put("outcome", RedactedUrl.within(entry.outcome()));
    entry.changes().forEach(change -> put(node.withArray("changes").addObject(), change));
    try {
      return Bytes.utf8(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings is always JSON", e);
    }
  }

  private static void put(ObjectNode node, RecordedChange change) {
    node.put("path", change.path());
    node.putObject("before").put(change.before().kind(), change.before().value());
    node.putObject("after").put(change.after().kind(), change.after().value());
    node.put("offset", change.splice().offset());
    node.put("removed", change.splice().removed().latin1());
    node.put("inserted", change.splice().inserted().latin1());
  }

  /** The entry, or nothing when the text is not one. */
  public static Optional<JournalEntry> parse(Bytes text) {
    try {
      return Optional.of(entry(JSON.readTree(text.toArray())));
    } catch (java.io.IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads an entry that another user wrote: its changes are left out, because a user who plants an
   * entry could have files written that the user may not write.
   */
  public static Optional<JournalEntry> parseForeign(Bytes text, String owner) {
    try {
      if (JSON.readTree(text.toArray()) instanceof ObjectNode node) {
        node.put("user", owner);
        node.put("state", JournalEntry.State.FOREIGN.name());
        node.put("outcome", "written by " + owner + ", who is neither root nor you");
        node.remove(List.of("changes", "undoes", "finishes", "unattended"));
        return Optional.of(entry(node));
      }
      return Optional.empty();
    } catch (java.io.IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static JournalEntry entry(JsonNode node) {
    List<RecordedChange> changes = new ArrayList<>();
    node.path("changes").forEach(change -> changes.add(change(change)));
    return new JournalEntry(
        node.path("number").asInt(),
        Instant.parse(text(node, "time")),
        text(node, "user"),
        text(node, "title"),
        text(node, "summary"),
        text(node, "reason"),
        text(node, "action"),
        node.path("undoes").asInt(),
        node.path("finishes").asInt(),
        text(node, "process"),
        node.path("unattended").asBoolean(),
        JournalEntry.State.valueOf(text(node, "state")),
        text(node, "outcome"),
        List.copyOf(changes));
  }

  private static RecordedChange change(JsonNode node) {
    Splice splice =
        new Splice(
            node.path("offset").asInt(),
            Bytes.ofLatin1(text(node, "removed")),
            Bytes.ofLatin1(text(node, "inserted")));
    return new RecordedChange(
        text(node, "path"), mark(node.path("before")), mark(node.path("after")), splice);
  }

  private static RecordedChange.Mark mark(JsonNode node) {
    String kind = node.fieldNames().hasNext() ? node.fieldNames().next() : "absent";
    return new RecordedChange.Mark(kind, text(node, kind));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
