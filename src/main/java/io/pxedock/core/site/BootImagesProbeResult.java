package io.pxedock.core.site;

import io.pxedock.model.net.UrlAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What the boot images URL in {@code 911boot} serves.
 *
 * @param url the URL as written in 911boot
 * @param base the directory of the URL, with a slash at its end
 * @param askedFrom the container that sent the requests; empty for this machine
 * @param files the files of {@code images/}, and the file that the URL itself names
 * @param self the answer of the URL itself, requested if none of the files is found
 */
public record BootImagesProbeResult(
    String url, String base, String askedFrom, List<Asked> files, Optional<UrlAnswer> self) {
  /**
   * A file below the URL.
   *
   * @param here the size in {@code images/}; {@link UrlAnswer#UNKNOWN} if it does not exist there
   */
  public record Asked(String name, long here, UrlAnswer there) {
    /** Returns whether the server has the file. */
    public boolean isThere() {
      return there.found();
    }

    /** Returns whether it certainly differs from the file of that name in {@code images/}. */
    public boolean differs() {
      boolean known = here != UrlAnswer.UNKNOWN && there.size() != UrlAnswer.UNKNOWN;
      return isThere() && known && here != there.size();
    }
  }
}
