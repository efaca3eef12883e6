package io.pxedock.core.pxelinux;

import io.pxedock.model.text.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pxedock reads out of a PXELINUX configuration: the kernels and initrds it boots, and the
 * URLs it passes on.
 */
public record PxelinuxConfig(Set<String> kernels, Set<String> initrds, List<String> urls) {
  static final Pattern URL = Pattern.compile("(?i)\\b(?:https?|ftp)://[^\\s\"',]+");
  private static final Pattern INITRD = Pattern.compile("(?:^|\\s)initrd=(\\S+)");

  public static PxelinuxConfig parse(Bytes bytes) {
    Set<String> kernels = new LinkedHashSet<>();
    Set<String> initrds = new LinkedHashSet<>();
    List<String> urls = new ArrayList<>();
    for (String line : bytes.shown().split("\\R")) {
      String[] words = line.strip().split("\\s+", 2);
      String value = words.length < 2 ? "" : words[1].strip();
      switch (words[0].toLowerCase(java.util.Locale.ROOT)) {
        case "kernel", "linux" -> kernels.add(value);
        case "initrd" -> initrds.add(value);
        case "append" -> {
          Matcher initrd = INITRD.matcher(value);
          while (initrd.find()) {
            initrds.add(initrd.group(1));
          }
        }
        default -> {}
      }
      if (!isComment(line)) {
        URL.matcher(line).results().map(r -> r.group()).forEach(urls::add);
      }
    }
    return new PxelinuxConfig(kernels, initrds, List.copyOf(urls));
  }

  static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  public Optional<String> firstUrl() {
    return urls.stream().findFirst();
  }

  /** Whether it boots the same system, though perhaps with other arguments. */
  boolean bootsLike(PxelinuxConfig other) {
    return !kernels.isEmpty() && kernels.equals(other.kernels) && initrds.equals(other.initrds);
  }
}
