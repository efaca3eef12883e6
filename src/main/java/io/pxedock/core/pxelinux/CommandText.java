package io.pxedock.core.pxelinux;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * PXELINUX command lines: a file and its arguments, perhaps with a type before it ({@code .linux
 * vmlinuz quiet}). Source: com32/elflink/ldlinux, execute.c, kernel.c and ldlinux.c.
 */
final class CommandText {
  private static final Map<String, BootCommand.Kind> TYPES =
      Map.of(
          ".localboot", BootCommand.Kind.LOCAL,
          ".kernel", BootCommand.Kind.LINUX,
          ".linux", BootCommand.Kind.LINUX,
          ".boot", BootCommand.Kind.CHAIN,
          ".bss", BootCommand.Kind.CHAIN,
          ".pxe", BootCommand.Kind.CHAIN,
          ".fdimage", BootCommand.Kind.LINUX,
          ".com32", BootCommand.Kind.MODULE,
          ".config", BootCommand.Kind.CONFIG);

  /** In the order in which PXELINUX tries them. */
  static final List<String> ENDINGS = List.of(".c32", ".img", ".bss", ".bin", ".bs", ".0");

  private CommandText() {}

  static String firstWord(String line) {
    int end = 0;
    while (end < line.length() && line.charAt(end) > ' ') {
      end++;
    }
    return line.substring(0, end);
  }

  static String skipBlanks(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) <= ' ') {
      start++;
    }
    return line.substring(start);
  }

  static String afterFirstWord(String line) {
    return skipBlanks(line.substring(firstWord(line).length()));
  }

  static BootCommand.Kind kindByEnding(String file) {
    if (file.endsWith(".c32")) {
      return BootCommand.Kind.MODULE;
    }
    boolean chains =
        file.endsWith(".bss")
            || file.endsWith(".bin")
            || file.endsWith(".bs")
            || file.endsWith(".0");
    return chains ? BootCommand.Kind.CHAIN : BootCommand.Kind.LINUX;
  }

  /** Reads a command line that is executed: the first word is a file or a type, never a label. */
  static BootCommand parse(String line) {
    String first = firstWord(line);
    BootCommand.Kind type = TYPES.get(first.toLowerCase(Locale.ROOT));
    if (type == null) {
      return command(kindByEnding(first), first, afterFirstWord(line));
    }
    String rest = afterFirstWord(line);
    String file = firstWord(rest);
    boolean lacksEnding = type == BootCommand.Kind.MODULE && !file.endsWith(".c32");
    return command(type, lacksEnding ? file + ".c32" : file, afterFirstWord(rest));
  }

  static BootCommand command(BootCommand.Kind kind, String file, String arguments) {
    return new BootCommand(
        kind, file, kind == BootCommand.Kind.LINUX ? initrds(arguments) : List.of(), arguments, "");
  }

  /** Returns the files after the first {@code initrd=}, wherever in the line it is (kernel.c). */
  private static List<String> initrds(String arguments) {
    List<String> names = new ArrayList<>();
    int at = arguments.indexOf("initrd=");
    if (at >= 0) {
      String value = arguments.substring(at + "initrd=".length());
      int end = value.indexOf(' ');
      for (String name : (end < 0 ? value : value.substring(0, end)).split(",", -1)) {
        names.add(name);
      }
    }
    return names;
  }
}
