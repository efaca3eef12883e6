package io.pxedock.core.dnsmasq.model;

import io.pxedock.core.dnsmasq.ConfigLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the configuration that is an option.
 *
 * @param path of its file, in the container
 * @param name of the option
 * @param raw its value as dnsmasq parses it, with what stood in quotes hidden; null without a value
 * @param text the whole line as it is in the file
 */
public record ConfLine(String path, int number, String name, String raw, String text) {
  /** The value as text; empty without one. */
  public String value() {
    return raw == null ? "" : utf8(ConfigLine.unhide(raw));
  }

  /** The parts between commas, without the blanks around them (split_chr, option.c). */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (String word : (raw == null ? "" : raw).split(",", -1)) {
      words.add(trim(word));
    }
    return words;
  }

  // Blanks alone: what is hidden looks like other white space.
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(start, end);
  }

  // Lines are bytes as characters; a path must be the one that the file system knows.
  private static String utf8(String value) {
    return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
