package io.pxedock.core.pxelinux;

import io.pxedock.model.text.Bytes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a boot file is, by its own bytes; by its name where they are not at hand.
 *
 * @param isPxelinux whether pxedock knows what it does next
 * @param needsCore whether it loads {@code ldlinux} first, as PXELINUX does since version 5
 * @param hasTcp whether it can fetch over http
 * @param isEfi whether UEFI firmware runs it; empty when that is not known
 */
record LoaderFile(boolean isPxelinux, boolean needsCore, boolean hasTcp, Optional<Boolean> isEfi) {
  private static final Pattern BANNER = Pattern.compile("PXELINUX (\\d+)\\.\\d+ (\\w*)");

  static LoaderFile of(String name, Optional<Bytes> bytes) {
    return bytes
        .filter(b -> b.length() > 64)
        .map(b -> ofBytes(b.latin1()))
        .orElseGet(() -> ofName(name.toLowerCase(Locale.ROOT)));
  }

  private static LoaderFile ofBytes(String text) {
    Matcher banner = BANNER.matcher(text);
    if (banner.find()) {
      int version = Integer.parseInt(banner.group(1).substring(0, 1));
      return new LoaderFile(true, version >= 5, !banner.group(2).equals("PXE"), Optional.of(false));
    }
    boolean isEfi = text.startsWith("MZ");
    boolean isSyslinux = isEfi && (text.contains("ldlinux.e64") || text.contains("ldlinux.e32"));
    return new LoaderFile(isSyslinux, true, true, Optional.of(isEfi));
  }

  private static LoaderFile ofName(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    boolean isEfi = last.equals("syslinux.efi");
    boolean isPxelinux = isEfi || last.endsWith("pxelinux.0");
    return new LoaderFile(
        isPxelinux,
        true,
        isEfi || last.startsWith("lpx"),
        isPxelinux ? Optional.of(isEfi) : Optional.empty());
  }
}
