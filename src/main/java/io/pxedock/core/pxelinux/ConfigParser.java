package io.pxedock.core.pxelinux;

import io.pxedock.model.text.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a configuration as PXELINUX 6 does, included files as if they stood in the same file.
 * Source: com32/elflink/ldlinux/readconfig.c.
 */
final class ConfigParser {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_INCLUDES = 64;
  private static final Set<String> FILE_KEYWORDS =
      Set.of(
          "localboot",
          "kernel",
          "linux",
          "boot",
          "bss",
          "pxe",
          "fdimage",
          "comboot",
          "com32",
          "config");
  private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d{1,9}).*", Pattern.DOTALL);

  private final Function<String, Optional<Bytes>> files;
  private final List<BootLabel> labels = new ArrayList<>();
  private final List<String> included = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Deque<Integer> menus = new ArrayDeque<>(List.of(0));
  private int menuCount = 1;
  private int startMenu;
  private Optional<String> globalDefault = Optional.empty();
  private String ui = "";
  private String onTimeout = "";
  private String append = "";
  private long timeout;
  private long totalTimeout;
  private boolean asks;
  private boolean isImplicit = true;
  private Draft label;

  /** The LABEL whose lines are being read. */
  private static final class Draft {
    final String name;
    String type = "kernel";
    String file;
    Optional<String> append = Optional.empty();
    String initrd = "";
    boolean isHidden;
    boolean isDisabled;
    boolean isMenuDefault;

    Draft(String name) {
      this.name = name;
      this.file = name;
    }
  }

  /**
   * @param files the content of an included file; nothing when it cannot be had
   */
  ConfigParser(Function<String, Optional<Bytes>> files) {
    this.files = files;
  }

  PxelinuxConfig parse(Bytes bytes) {
    read(bytes, 0);
    record();
    return new PxelinuxConfig(
        labels,
        globalDefault,
        ui,
        onTimeout,
        append,
        timeout > 0 || totalTimeout > 0,
        asks,
        isImplicit,
        startMenu,
        included,
        unread);
  }

  private void read(Bytes bytes, int depth) {
    boolean inText = false;
    for (String whole : bytes.latin1().split("\n", -1)) {
      int end = whole.indexOf('\r');
      String line = CommandText.skipBlanks(end < 0 ? whole : whole.substring(0, end));
      String keyword = CommandText.firstWord(line).toLowerCase(java.util.Locale.ROOT);
      if (inText) {
        inText = !keyword.equals("endtext");
      } else if (keyword.equals("text")) {
        inText = true;
      } else {
        read(keyword, CommandText.afterFirstWord(line), depth);
      }
    }
  }

  private void read(String keyword, String value, int depth) {
    if (FILE_KEYWORDS.contains(keyword)) {
      if (label != null) {
        label.type = keyword;
        label.file = value;
      }
      return;
    }
    switch (keyword) {
      case "menu" ->
          readMenu(
              CommandText.firstWord(value).toLowerCase(java.util.Locale.ROOT),
              CommandText.afterFirstWord(value),
              depth);
      case "include" -> include(CommandText.firstWord(value), depth);
      case "label" -> {
        record();
        label = new Draft(CommandText.firstWord(value));
      }
      case "append" -> {
        if (label != null) {
          label.append = Optional.of(value);
        } else {
          append = value;
        }
      }
      case "initrd" -> {
        if (label != null) {
          label.initrd = value;
        }
      }
      case "default" -> globalDefault = Optional.of(value);
      case "ui" -> ui = value;
      case "ontimeout" -> onTimeout = value;
      case "timeout" -> timeout = number(value);
      case "totaltimeout" -> totalTimeout = number(value);
      case "prompt" -> asks = number(value) != 0;
      case "implicit" -> isImplicit = number(value) != 0;
      default -> {}
    }
  }

  private void readMenu(String keyword, String value, int depth) {
    switch (keyword) {
      case "default" -> {
        if (label != null) {
          label.isMenuDefault = true;
        }
      }
      case "hide" -> {
        if (label != null) {
          label.isHidden = true;
        }
      }
      case "disable", "disabled" -> {
        if (label != null) {
          label.isDisabled = true;
        }
      }
      case "quit", "goto", "exit" -> {
        // An entry that leads to a menu boots nothing.
        if (label != null) {
          label.isDisabled = true;
        }
      }
      case "separator", "begin" -> {
        record();
        if (keyword.equals("begin")) {
          menus.push(menuCount++);
        }
      }
      case "end" -> {
        record();
        if (menus.size() > 1) {
          menus.pop();
        }
      }
      case "start" -> startMenu = menus.peek();
      case "include" -> {
        boolean isMenu = !CommandText.afterFirstWord(value).isEmpty();
        if (isMenu) {
          record();
          menus.push(menuCount++);
        }
        include(CommandText.firstWord(value), depth);
        if (isMenu) {
          record();
          menus.pop();
        }
      }
      default -> {}
    }
  }

  private void include(String name, int depth) {
    if (depth >= MAX_DEPTH || included.size() >= MAX_INCLUDES) {
      unread.add(name);
      return;
    }
    included.add(name);
    files.apply(name).ifPresentOrElse(bytes -> read(bytes, depth + 1), () -> unread.add(name));
  }

  private void record() {
    if (label != null) {
      labels.add(
          new BootLabel(
              label.name,
              label.type,
              label.file,
              label.append,
              label.initrd,
              label.isHidden ? BootLabel.HIDDEN : menus.peek(),
              label.isDisabled,
              label.isMenuDefault));
      label = null;
    }
  }

  private static long number(String value) {
    Matcher m = NUMBER.matcher(value);
    return m.matches() ? Long.parseLong(m.group(1)) : 0;
  }
}
