package io.pxedock.core.pxelinux;

import io.pxedock.model.text.Bytes;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Where a configuration sends machines for their images: a directory, or a file in one.
 *
 * @param base the directory, with a slash at its end
 * @param file the file in it that is named; empty when only the directory is
 */
public record BootImagesUrl(String base, String file) {
  /**
   * Takes the last part of the path for a file when it is one of those that are known, or when it
   * has a dot in it; else for a directory whose slash was left out.
   */
  public static BootImagesUrl of(String url, Set<String> knownFiles) {
    String plain = url.replaceFirst("[?#].*$", "");
    int slash = plain.lastIndexOf('/');
    boolean hasPath = slash > plain.indexOf("://") + 2;
    if (!hasPath) {
      return new BootImagesUrl(plain + "/", "");
    }
    String last = plain.substring(slash + 1);
    boolean isFile = knownFiles.contains(last) || last.contains(".");
    return isFile
        ? new BootImagesUrl(plain.substring(0, slash + 1), last)
        : new BootImagesUrl(last.isEmpty() ? plain : plain + "/", "");
  }

  /**
   * The text with this directory's URLs leading to another one; every other byte stays.
   *
   * @param newBase with a slash at its end
   */
  public Bytes moved(Bytes text, String newBase) {
    StringBuilder moved = new StringBuilder();
    for (String line : text.latin1().split("(?<=\n)")) {
      moved.append(PxelinuxConfig.isComment(line) ? line : moved(line, newBase));
    }
    return Bytes.ofLatin1(moved.toString());
  }

  private String moved(String line, String newBase) {
    return PxelinuxConfig.URL
        .matcher(line)
        .replaceAll(found -> Matcher.quoteReplacement(movedUrl(found.group(), newBase)));
  }

  private String movedUrl(String url, String newBase) {
    if (url.startsWith(base)) {
      return newBase + url.substring(base.length());
    }
    return (url + "/").equals(base) ? newBase : url;
  }
}
