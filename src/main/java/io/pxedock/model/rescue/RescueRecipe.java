package io.pxedock.model.rescue;

import io.pxedock.model.Failure;
import java.util.List;

/**
 * What a 911 system is made from.
 *
 * @param release the Debian release, such as bookworm
 * @param mirror the archive's URL; empty for the one that this machine's apt uses
 * @param scratch the directory that the build works in, and keeps fetched packages in
 * @param keys the lines of root's authorized_keys; empty for no login over ssh
 * @param with the packages beside the usual ones
 * @param script the program that runs at the end of each boot; empty for none
 * @param split whether the image is fetched over http from images/, not with the initrd over TFTP
 */
public record RescueRecipe(
    String release,
    String mirror,
    String scratch,
    List<String> keys,
    List<String> with,
    String script,
    boolean split) {
  /** The scratch directory if none is named. */
  public static final String SCRATCH = "/var/cache/pxedock-911";

  /** The release if none is named and this machine does not run Debian. */
  public static final String RELEASE = "bookworm";

  private static final int MAX_KEYS_LENGTH = 65_536;

  /**
   * Checks the words; whether the files and packages exist, the build finds out.
   *
   * @throws Failure REFUSED if a word cannot be what it is meant as
   */
  public RescueRecipe {
    keys = List.copyOf(keys);
    with = List.copyOf(with);
    if (!release.matches("[a-z]{1,32}")) {
      throw Failure.refused(
          "'" + release + "' is not a Debian release", "name one, such as bookworm");
    }
    if (!mirror.isEmpty() && !mirror.matches("https?://[A-Za-z0-9._~:/@%+\\[\\]-]{1,1000}")) {
      throw Failure.refused(
          "'" + mirror + "' is not the URL of a mirror",
          "write one such as http://deb.debian.org/debian");
    }
    for (String name : with) {
      if (!name.matches("[a-z0-9][a-z0-9+.-]{1,100}")) {
        throw Failure.refused("'" + name + "' is not a package name", "correct --with");
      }
    }
    if (!scratch.matches("/[A-Za-z0-9._/-]*[A-Za-z0-9._-]")) {
      throw Failure.refused(
          "'" + scratch + "' cannot be the scratch directory",
          "name an absolute path of letters, digits, dots, dashes and slashes");
    }
    if (String.join("\n", keys).length() > MAX_KEYS_LENGTH) {
      throw Failure.refused("the keys have more than 64 KiB", "give fewer --ssh-key");
    }
    if (keys.isEmpty() && script.isEmpty()) {
      throw Failure.refused(
          "nobody could log in to a 911 system without a key",
          "give --ssh-key FILE, such as ~/.ssh/id_ed25519.pub; or a --script that does all");
    }
  }
}
