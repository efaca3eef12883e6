package io.pxedock.core.pxelinux;

import java.util.Optional;

/**
 * One LABEL of a configuration.
 *
 * @param type the keyword that named its file: kernel, linux, localboot, com32, config …
 * @param file the rest of that keyword's line; the label's own name where no line named one
 * @param append empty for the configuration's own APPEND
 * @param initrd of its INITRD line; empty when there is none
 * @param menu the number of the menu that shows it; {@link #HIDDEN} for none
 */
record BootLabel(
    String name,
    String type,
    String file,
    Optional<String> append,
    String initrd,
    int menu,
    boolean isDisabled,
    boolean isMenuDefault) {
  static final int HIDDEN = -1;

  /** Returns the command line that the label stands for (record, readconfig.c). */
  String commandLine(String globalAppend) {
    String arguments = append.orElse(globalAppend);
    String shown = arguments.equals("-") || arguments.isEmpty() ? "" : " " + arguments;
    String images = initrd.isEmpty() ? "" : " initrd=" + initrd;
    String prefix = type.equals("kernel") ? "" : "." + type + " ";
    return prefix + file + shown + images;
  }
}
