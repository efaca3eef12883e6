package io.pxedock.console.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.SiteStatus;
import io.pxedock.core.engine.Outcome;
import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.file.Content;
import io.pxedock.model.host.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Answers for scripts: one document, keys never renamed. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Returns JSON over several lines, with every control character written as an escape. */
  public static String print(JsonNode node) {
    try {
      return harmless(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings is always JSON", e);
    }
  }

  // JSON escapes a few control characters only; the others stand in strings, where they may be
  // escaped. The line ends are those between the strings.
  private static String harmless(String json) {
    StringBuilder out = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || !Printable.isUnsafe(c)) {
                out.appendCodePoint(c);
              } else {
                for (char half : Character.toChars(c)) {
                  out.append(String.format("\\u%04x", (int) half));
                }
              }
            });
    return out.toString();
  }

  /** Returns an array with an object for each row. */
  public static JsonNode of(Listing listing) {
    ArrayNode array = MAPPER.createArrayNode();
    for (List<Object> row : listing.rows()) {
      ObjectNode object = array.addObject();
      for (int i = 0; i < row.size(); i++) {
        object.set(listing.columns().get(i).key(), value(row.get(i)));
      }
    }
    return array;
  }

  private static JsonNode value(Object value) {
    if (value instanceof List<?> list) {
      ArrayNode array = MAPPER.createArrayNode();
      list.forEach(v -> array.add(value(v)));
      return array;
    }
    return value instanceof Problem problem ? of(problem) : MAPPER.valueToTree(value);
  }

  /** Returns a problem as an object. */
  public static ObjectNode of(Problem problem) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("code", problem.code());
    node.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    node.put("message", problem.message());
    node.put("remedy", problem.remedy().words());
    problem
        .place()
        .ifPresent(
            place -> {
              node.put("file", place.file());
              if (place.line() > 0) {
                node.put("line", place.line());
              }
            });
    return node;
  }

  /** Returns an object with each link of the boot path, in its order, and the problems. */
  public static ObjectNode of(SiteStatus status) {
    ObjectNode node = MAPPER.createObjectNode();
    for (PathLink link : status.path()) {
      ObjectNode part = node.putObject(link.name());
      part.put("state", link.state().name().toLowerCase(Locale.ROOT));
      part.put("detail", link.detail());
      if (!link.code().isEmpty()) {
        part.put("code", link.code());
      }
      if (!link.remedy().isEmpty()) {
        part.put("remedy", link.remedy().words());
      }
    }
    status.hosts().ifPresentOrElse(n -> node.put("hosts", n.all()), () -> node.putNull("hosts"));
    status.armed911().ifPresentOrElse(n -> node.put("armed911", n), () -> node.putNull("armed911"));
    node.put("pending", status.pending().kind().word());
    status.problems().forEach(problem -> node.withArray("problems").add(of(problem)));
    node.withArray("problems");
    return node;
  }

  /** Returns a change of the journal, with the keys of the list. */
  public static ObjectNode of(JournalEntry entry, String state) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("number", entry.number());
    node.put("time", entry.time().toString());
    node.put("user", entry.user());
    node.put("change", entry.title());
    node.put("state", state);
    node.put("outcome", entry.outcome());
    node.put("reason", entry.reason());
    return node;
  }

  /** Returns a failure as the object that stands on stderr in the place of the message. */
  public static ObjectNode of(Failure failure) {
    ObjectNode node = MAPPER.createObjectNode();
    ObjectNode error = node.putObject("error");
    error.put("message", failure.what());
    error.put("place", failure.where().map(String::valueOf).orElse(null));
    error.put("remedy", failure.remedy().words());
    error.put("exit", failure.exit().code());
    return node;
  }

  /** A change that was made, or only planned. */
  public static ObjectNode of(Outcome outcome, boolean dryRun) {
    ObjectNode node = of(outcome.plan());
    node.put("result", result(outcome, dryRun));
    node.put("change", outcome.number());
    node.put("loaded_ms", outcome.loaded().map(Duration::toMillis).orElse(null));
    outcome.complaints().forEach(node.withArray("complaints")::add);
    return node;
  }

  private static String result(Outcome outcome, boolean dryRun) {
    if (outcome.plan().isEmpty()) {
      return "unchanged";
    }
    return dryRun ? "planned" : "done";
  }

  private static ObjectNode of(Plan plan) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("operation", plan.title());
    node.put("summary", plan.summary());
    node.put("action", plan.action().word());
    plan.systemChanges().forEach(change -> node.withArray("system").add(change.title()));
    for (Change change : plan.changes()) {
      ObjectNode file = node.withArray("files").addObject();
      file.put("path", change.shown());
      file.put("before", kind(change.before()));
      file.put("after", kind(change.after()));
      file.put("diff", String.join("\n", PlanText.diff(change)));
    }
    node.withArray("files");
    plan.notes().forEach(node.withArray("notes")::add);
    return node;
  }

  private static String kind(Content content) {
    if (content instanceof Content.Symlink link) {
      return "link to " + link.target();
    }
    return content instanceof Content.Regular ? "file" : "absent";
  }
}
