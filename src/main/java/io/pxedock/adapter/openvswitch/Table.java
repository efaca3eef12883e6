package io.pxedock.adapter.openvswitch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as {@code ovs-vsctl --format=json} prints it: headings, and rows of values in the
 * notation of RFC 7047 section 5.1, where {@code ["set",[…]]} is a set, {@code ["uuid","…"]} a
 * reference, and a single value stands for a set of one.
 */
record Table(List<Map<String, JsonNode>> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Parses the tables that one call printed, in order. */
  static List<Table> parse(String printed) throws IOException {
    List<Table> tables = new ArrayList<>();
    try (MappingIterator<JsonNode> documents = JSON.readerFor(JsonNode.class).readValues(printed)) {
      while (documents.hasNextValue()) {
        tables.add(of(documents.nextValue()));
      }
    }
    return tables;
  }

  private static Table of(JsonNode document) throws IOException {
    if (!document.path("headings").isArray() || !document.path("data").isArray()) {
      throw new IOException("no table");
    }
    List<Map<String, JsonNode>> rows = new ArrayList<>();
    for (JsonNode data : document.get("data")) {
      Map<String, JsonNode> row = new LinkedHashMap<>();
      for (int i = 0; i < document.get("headings").size(); i++) {
        row.put(document.get("headings").get(i).asText(), data.path(i));
      }
      rows.add(row);
    }
    return new Table(rows);
  }

  Optional<Map<String, JsonNode>> first() {
    return rows.stream().findFirst();
  }

  /** Returns the values of a column as text: none, one, or the members of a set. */
  static List<String> values(Map<String, JsonNode> row, String column) {
    JsonNode value = row.getOrDefault(column, MissingNode.getInstance());
    if (value.isMissingNode()) {
      return List.of();
    }
    if (value.isArray() && value.path(0).asText().equals("set")) {
      List<String> members = new ArrayList<>();
      value.path(1).forEach(member -> members.add(atom(member)));
      return members;
    }
    return List.of(atom(value));
  }

  /** Returns the single value of a column; empty for none. */
  static String value(Map<String, JsonNode> row, String column) {
    return values(row, column).stream().findFirst().orElse("");
  }

  private static String atom(JsonNode value) {
    return value.isArray() ? value.path(1).asText() : value.asText();
  }
}
