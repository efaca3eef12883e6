package io.pxedock.core.site;

import io.pxedock.model.net.UrlAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What stands where {@code 911boot} sends machines for their images.
 *
 * @param url as 911boot has it
 * @param base the directory that it names, with a slash at its end
 * @param askedFrom the container it was asked from; empty when it was asked from this machine
 * @param files the files of {@code images/}, and one that the URL itself names
 * @param self what the URL itself answered, asked when none of the files is there
 */
public record BootImagesProbeResult(
    String url, String base, String askedFrom, List<Asked> files, Optional<UrlAnswer> self) {
  /**
   * One file below the URL.
   *
   * @param here its size in {@code images/}, {@link UrlAnswer#UNKNOWN} when it is not there
   */
  public record Asked(String name, long here, UrlAnswer there) {
    public boolean isThere() {
      return there.found();
    }

    /** Whether it is surely another file than that of the same name in {@code images/}. */
    public boolean differs() {
      boolean known = here != UrlAnswer.UNKNOWN && there.size() != UrlAnswer.UNKNOWN;
      return isThere() && known && here != there.size();
    }
  }
}
