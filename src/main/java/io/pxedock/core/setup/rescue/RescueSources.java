package io.pxedock.core.setup.rescue;

import io.pxedock.model.Failure;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.rescue.AuthorizedKeys;
import io.pxedock.model.rescue.RescueRecipe;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from this machine what a 911 system is made from. */
public final class RescueSources {
  private static final long MAX_KEY_BYTES = 65_536;

  private static final Pattern CODENAME =
      Pattern.compile("(?m)^VERSION_CODENAME=\"?([a-z]+)\"?\\s*$");

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Tools tools;

  /** Creates the sources of a 911 system, with the tools of this machine. */
  public RescueSources(Tools tools) {
    this.tools = tools;
  }

  /** Returns the name of a system that is built at this moment, in UTC. */
  public static String id(Instant now) {
    return ID.format(now);
  }

  /** Returns the moment at which a system was built. */
  public static Instant moment(String id) {
    return Instant.from(ID.parse(id));
  }

  /** Returns this machine's release of Debian; the usual one on another system. */
  public String release() {
    Path file = tools.root().resolve("etc/os-release");
    if (tools.files().infoFollowingLinks(file).isEmpty()) {
      return RescueRecipe.RELEASE;
    }
    String text = tools.files().read(file).latin1();
    Matcher m = CODENAME.matcher(text);
    boolean isDebian = Pattern.compile("(?m)^ID=\"?debian\"?\\s*$").matcher(text).find();
    return isDebian && m.find() ? m.group(1) : RescueRecipe.RELEASE;
  }

  /**
   * Returns the keys of these files.
   *
   * @throws Failure UNREACHABLE if a file does not exist; REFUSED if it is not a file of keys
   */
  public List<String> keys(List<Path> keyFiles) {
    List<String> keys = new ArrayList<>();
    for (Path file : keyFiles) {
      FileInfo info = file(file, "--ssh-key");
      if (info.size() > MAX_KEY_BYTES) {
        throw Failure.refused(
            file + " has more than 64 KiB", "give a file of public ssh keys with --ssh-key");
      }
      keys.addAll(AuthorizedKeys.parse(LineText.of(tools.files().read(file)), file.toString()));
    }
    return keys.stream().distinct().toList();
  }

  /**
   * Returns the path of the script, absolute; empty for none.
   *
   * @throws Failure REFUSED if it is not a program
   */
  public String script(Path script) {
    if (script == null) {
      return "";
    }
    FileInfo info = file(script, "--script");
    boolean runs =
        info.size() > 1 && tools.files().read(script).latin1().matches("(?s)(?:#!|\u007fELF).*");
    if (!runs) {
      throw Failure.refused(script + " does not begin with #!", "begin it with #!/bin/sh");
    }
    return script.toAbsolutePath().normalize().toString();
  }

  private FileInfo file(Path path, String option) {
    return tools
        .files()
        .infoFollowingLinks(path)
        .filter(info -> info.kind() == FileInfo.Kind.FILE)
        .orElseThrow(() -> Failure.unreachable("there is no file " + path, "correct " + option));
  }
}
