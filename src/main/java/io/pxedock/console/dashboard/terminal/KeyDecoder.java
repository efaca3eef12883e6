package io.pxedock.console.dashboard.terminal;

import io.pxedock.console.dashboard.messages.Messages;
import io.pxedock.console.dashboard.state.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes what a terminal sends for keys, pasted text and the mouse. */
final class KeyDecoder {
  static final String PASTE_BEGIN = "\u001b[200~";
  static final String PASTE_END = "\u001b[201~";

  private static final Pattern MOUSE = Pattern.compile("([0-9]{1,3});([0-9]{1,5});([0-9]{1,5})M");

  /** The answer of a terminal that was asked for its state: it has shown all before that. */
  private static final String REPORT = "\u001b[0n";

  private static final char ESC = '\u001b';

  /** The letters that end a key's sequence of ESC and O: arrows, Home, End, F1 to F4. */
  private static final String SHIFTED = "ABCDHFPQRS";

  /** By the end of the sequence, whatever modifiers stand before it. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("A", "Up"),
          Map.entry("B", "Down"),
          Map.entry("C", "Right"),
          Map.entry("D", "Left"),
          Map.entry("H", "Home"),
          Map.entry("F", "End"),
          Map.entry("Z", "Shift-Tab"),
          Map.entry("1~", "Home"),
          Map.entry("3~", "Delete"),
          Map.entry("4~", "End"),
          Map.entry("5~", "PageUp"),
          Map.entry("6~", "PageDown"),
          Map.entry("7~", "Home"),
          Map.entry("8~", "End"));

  private KeyDecoder() {}

  /** Returns the keys in a piece of input that ends with a whole key. */
  static List<Message> decode(String input) {
    List<Message> keys = new ArrayList<>();
    int at = 0;
    while (at < input.length()) {
      at = input.charAt(at) == ESC ? escape(input, at, keys) : character(input, at, keys);
    }
    return keys;
  }

  /** Returns whether a paste has begun and not ended. */
  static boolean isPasting(String input) {
    int paste = input.lastIndexOf(PASTE_BEGIN);
    return paste >= 0 && input.indexOf(PASTE_END, paste) < 0;
  }

  /** Returns whether the input ends in the beginning of the sequence that ends a paste. */
  static boolean isCut(String input) {
    int esc = input.lastIndexOf(ESC);
    return esc >= 0 && PASTE_END.startsWith(input.substring(esc)) && !input.endsWith(PASTE_END);
  }

  /** Returns whether the input ends in an unfinished escape sequence or paste. */
  static boolean isOpen(String input) {
    if (isPasting(input)) {
      return true;
    }
    int esc = input.lastIndexOf(ESC);
    if (esc < 0) {
      return false;
    }
    String rest = input.substring(esc + 1);
    return rest.isEmpty()
        || rest.equals("O")
        || (rest.startsWith("[") && !rest.matches("(?s)\\[[0-9;<?]*[@-Z\\\\-~].*"));
  }

  private static int character(String input, int at, List<Message> keys) {
    int c = input.codePointAt(at);
    switch (c) {
      case '\r', '\n' -> key(keys, "Enter");
      case '\t' -> key(keys, "Tab");
      case 8, 127 -> key(keys, "Backspace");
      case 0 -> {}
      default -> key(keys, c < 32 ? "Ctrl-" + (char) (c + '@') : Character.toString(c));
    }
    return at + Character.charCount(c);
  }

  private static void key(List<Message> keys, String name) {
    keys.add(new Messages.Key(name));
  }

  private static int escape(String input, int at, List<Message> keys) {
    if (input.startsWith(PASTE_BEGIN, at)) {
      int from = at + PASTE_BEGIN.length();
      int end = input.indexOf(PASTE_END, from);
      int to = end < 0 ? input.length() : end;
      keys.add(new Messages.Paste(input.substring(from, to)));
      return end < 0 ? to : to + PASTE_END.length();
    }
    if (at + 1 == input.length() || input.charAt(at + 1) == ESC) {
      key(keys, "Esc");
      return at + 1;
    }
    char kind = input.charAt(at + 1);
    if (!isSequence(input, at, kind)) {
      // Nothing is bound to Alt: Esc and the next key came together over a slow connection.
      key(keys, "Esc");
      return at + 1;
    }
    int end = at + 2;
    while (end < input.length() && !isFinal(input.charAt(end))) {
      end++;
    }
    if (input.startsWith(REPORT, at)) {
      keys.add(new Messages.Seen(Instant.now()));
    } else if (end < input.length() && input.charAt(at + 2) == '<') {
      mouse(input.substring(at + 3, end + 1), keys);
    } else if (end < input.length()) {
      named(input.substring(at + 2, end + 1), keys);
    }
    return Math.min(input.length(), end + 1);
  }

  private static boolean isSequence(String input, int at, char kind) {
    boolean follows = at + 2 < input.length();
    return kind == '[' || kind == 'O' && follows && SHIFTED.indexOf(input.charAt(at + 2)) >= 0;
  }

  private static boolean isFinal(char c) {
    return c >= '@' && c <= '~';
  }

  // "button;column;row", then M for a press and m for a release: xterm's mode 1006.
  private static void mouse(String sequence, List<Message> keys) {
    Matcher parts = MOUSE.matcher(sequence);
    if (!parts.matches()) {
      return;
    }
    int column = Integer.parseInt(parts.group(2)) - 1;
    int row = Integer.parseInt(parts.group(3)) - 1;
    switch (parts.group(1)) {
      case "0" -> keys.add(new Messages.Click(column, row));
      case "64" -> keys.add(new Messages.Wheel(column, row, true));
      case "65" -> keys.add(new Messages.Wheel(column, row, false));
      default -> {}
    }
  }

  private static void named(String sequence, List<Message> keys) {
    char last = sequence.charAt(sequence.length() - 1);
    String name =
        last == '~'
            ? NAMES.get(sequence.replaceFirst(";.*", "").replace("~", "") + "~")
            : NAMES.get(String.valueOf(last));
    if (name != null) {
      key(keys, name);
    }
  }
}
