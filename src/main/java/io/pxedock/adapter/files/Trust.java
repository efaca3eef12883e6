package io.pxedock.adapter.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The users whose files count as the caller's own: root, the caller, and the person behind sudo.
 */
public final class Trust {
  private static final int ROOT = 0;

  private final int caller;
  private final Set<Integer> trusted;

  private Trust(int caller, Set<Integer> trusted) {
    this.caller = caller;
    this.trusted = trusted;
  }

  /** Returns the trust of this process. */
  public static Trust ofProcess() {
    return of(callerOfProcess(), System.getenv());
  }

  /**
   * @param caller the user that the process runs as
   */
  static Trust of(int caller, Map<String, String> environment) {
    Set<Integer> trusted = new HashSet<>(List.of(ROOT, caller));
    String sudo = environment.getOrDefault("SUDO_UID", "");
    // Only root was made root by sudo; anybody can set a variable.
    if (caller == ROOT && sudo.matches("[0-9]{1,9}")) {
      trusted.add(Integer.parseInt(sudo));
    }
    return new Trust(caller, Set.copyOf(trusted));
  }

  private static int callerOfProcess() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new IllegalStateException("/proc is not mounted", e);
    }
  }

  int caller() {
    return caller;
  }

  boolean isRoot() {
    return caller == ROOT;
  }

  /** Returns whether a user is root, the caller, or the person behind sudo. */
  public boolean holds(int uid) {
    return trusted.contains(uid);
  }

  /** Returns the name of a user who is none of them; empty for one who is. */
  public Optional<String> stranger(int uid) {
    return holds(uid) ? Optional.empty() : Optional.of(name(uid));
  }

  /** Returns the name of the owner of a path, links followed, who is none of them. */
  public Optional<String> strangerAt(Path path) throws IOException {
    return stranger((Integer) Files.getAttribute(path, "unix:uid"));
  }

  private static String name(int uid) {
    try (Stream<String> users = Files.lines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
      return users
          .map(line -> line.split(":", 4))
          .filter(user -> user.length == 4 && user[2].equals(String.valueOf(uid)))
          .map(user -> user[0])
          .findFirst()
          .orElse("user " + uid);
    } catch (IOException | UncheckedIOException e) {
      return "user " + uid;
    }
  }
}
