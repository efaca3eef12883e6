package io.pxedock.core.pxelinux;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where PXELINUX looks for a file that a configuration names (core/fs/pxe, pxe.c and urlparse.c).
 *
 * @param scheme tftp, http, ftp, or what else the name has
 * @param host empty for the server that the machine booted from
 */
record FileName(String scheme, String host, String path) {
  /** The schemes that only the loader with its own TCP stack knows (lpxelinux.0, syslinux.efi). */
  boolean needsTcp() {
    return scheme.equals("http") || scheme.equals("ftp");
  }

  boolean isKnown() {
    return scheme.equals("tftp") || needsTcp();
  }

  boolean isOnServer() {
    return scheme.equals("tftp") && host.isEmpty();
  }

  /**
   * @param prefix what stands before a plain name
   */
  static FileName of(String name, String prefix) {
    int colon = name.indexOf(':');
    if (colon >= 0 && name.startsWith("://", colon)) {
      String rest = name.substring(colon + 3);
      int slash = rest.indexOf('/');
      String host = slash < 0 ? rest : rest.substring(0, slash);
      String path = slash < 0 ? "" : rest.substring(slash + 1).replaceFirst("#.*", "");
      String scheme = name.substring(0, colon).toLowerCase(Locale.ROOT);
      return new FileName(scheme, host, scheme.equals("tftp") ? unescape(path) : path);
    }
    if (colon >= 0 && name.startsWith("::", colon)) {
      return new FileName("tftp", name.substring(0, colon), name.substring(colon + 2));
    }
    return new FileName("tftp", "", prefix + name);
  }

  private static String unescape(String path) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < path.length() && path.charAt(i) != ';'; i++) {
      char c = path.charAt(i);
      if (c == '%' && i + 2 < path.length() && isHex(path, i + 1) && isHex(path, i + 2)) {
        out.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.write(c);
      }
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0;
  }

  /** Returns what stands before plain names: the boot file's own directory (get_prefix, pxe.c). */
  static String prefixOf(String bootFile) {
    int end = bootFile.length();
    while (end > 0 && isNameCharacter(bootFile.charAt(end - 1))) {
      end--;
    }
    return bootFile.substring(0, end);
  }

  private static boolean isNameCharacter(char character) {
    int c = character | 0x20;
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
  }
}
