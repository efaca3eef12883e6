package io.pxedock.adapter.openvswitch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** The state of a network link of this machine, as {@code ip -json link} reports it. */
enum Link {
  NONE,
  DOWN,
  /** Set up, as {@code ip link set … up} does. */
  UP;

  private static final ObjectMapper JSON = new ObjectMapper();

  static Link parse(String printed, String name) throws IOException {
    for (JsonNode link : JSON.readTree(printed)) {
      if (link.path("ifname").asText().equals(name)) {
        for (JsonNode flag : link.path("flags")) {
          if (flag.asText().equals("UP")) {
            return UP;
          }
        }
        return DOWN;
      }
    }
    return NONE;
  }
}
