package io.pxedock.core.pxelinux;

import io.pxedock.model.rescue.RescueRecipe;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code 911boot} of a system that pxedock built, and the directories of such systems. */
public final class RescueConfig {
  /** The directory of all systems, beside {@code pxelinux.cfg} and in {@code images/}. */
  public static final String DIRECTORY = "911";

  private static final Pattern KERNEL = Pattern.compile("/?911/(\\d{8}-\\d{6})/vmlinuz");

  private static final String TEXT =
      """
      # 911: Debian %2$s in memory, made by 'pxedock 911 build' at %1$s. 'pxedock 911 show' says what is in it.
      SERIAL 0 115200
      DEFAULT 911
      PROMPT 0

      LABEL 911
        KERNEL 911/%1$s/vmlinuz
        INITRD 911/%1$s/initrd
        APPEND %3$s
        IPAPPEND 2
      """;

  private RescueConfig() {}

  /** Returns the directory of a system. */
  public static Path in(Path above, String id) {
    return above.resolve(DIRECTORY).resolve(id);
  }

  /** Returns whether a name can be that of a system. */
  public static boolean isId(String name) {
    return name.matches("\\d{8}-\\d{6}");
  }

  /**
   * Returns the configuration.
   *
   * @param url the URL of images/; empty if nobody serves it
   */
  public static String text(
      String id, String release, Optional<String> url, RescueRecipe recipe, String arguments) {
    StringBuilder append =
        new StringBuilder("console=tty0 console=ttyS0,115200n8 pxedock.mode=911");
    url.ifPresent(at -> append.append(" httproot=").append(at));
    if (recipe.split()) {
      append.append(" 911image=911/").append(id).append("/image");
    }
    if (!arguments.isBlank()) {
      append.append(' ').append(arguments.strip());
    }
    return String.format(TEXT, id, release, append);
  }

  /** Returns the system that a configuration boots, if pxedock built it. */
  public static Optional<String> systemOf(PxelinuxConfig config) {
    Matcher m = KERNEL.matcher(config.unattended().file());
    return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }
}
