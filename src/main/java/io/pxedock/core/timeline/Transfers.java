package io.pxedock.core.timeline;

import io.pxedock.core.log.LogEvent;
import java.util.regex.Pattern;

/** What a file that a machine fetches means for its boot. */
final class Transfers {
  private static final Pattern LOADER = Pattern.compile(".*\\.(0|efi|c32|e32|e64)");
  private static final String CONFIGS = "/pxelinux.cfg/";

  private Transfers() {}

  static Boot after(Boot boot, LogEvent.Tftp tftp) {
    return switch (tftp.outcome()) {
      case SENT -> sent(boot, tftp);
      case NOT_FOUND -> notFound(boot, tftp.path());
      // A client that asks for the size first breaks off: that names no file, and means nothing.
      case FAILED -> tftp.path().isEmpty() ? boot : boot.stuckBy(name(tftp.path()) + " cut off");
    };
  }

  static Boot after(Boot boot, LogEvent.Fetched fetched) {
    // Systems that boot from their disk may fetch from there too.
    if (boot.stage().isBefore(Stage.KERNEL)) {
      return boot;
    }
    String name = name(fetched.path());
    if (!fetched.found()) {
      return boot.stuckBy(name + " not found");
    }
    return boot.stage().isBefore(Stage.IMAGE)
        ? boot.reached(new BootStep(Stage.IMAGE, fetched.line().time(), name))
        : boot.stuckBy("");
  }

  private static Boot sent(Boot boot, LogEvent.Tftp tftp) {
    Stage stage = stage(boot, tftp.path());
    return boot.stage().isBefore(stage)
        ? boot.reached(new BootStep(stage, tftp.line().time(), name(tftp.path())))
        : boot.stuckBy("");
  }

  private static Stage stage(Boot boot, String path) {
    if (path.contains(CONFIGS)) {
      return Stage.CONFIG;
    }
    if (LOADER.matcher(path).matches() || boot.stage().isBefore(Stage.NBP)) {
      return Stage.NBP;
    }
    return boot.stage().isBefore(Stage.KERNEL) ? Stage.KERNEL : Stage.INITRD;
  }

  // PXELINUX tries name after name, and only "default" is the last one.
  private static Boot notFound(Boot boot, String path) {
    if (path.contains(CONFIGS)) {
      return path.endsWith(CONFIGS + "default") ? boot.stuckBy("no configuration found") : boot;
    }
    return boot.stuckBy(name(path) + " not found");
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
