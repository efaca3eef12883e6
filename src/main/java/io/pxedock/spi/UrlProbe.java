package io.pxedock.spi;

import io.pxedock.model.net.UrlAnswer;
import java.net.URI;

/** Checks what a URL serves. */
public interface UrlProbe {
  /**
   * Requests the head of a URL: whether a file exists there, and its size. "Not found" is an
   * answer, not a failure.
   *
   * @throws io.pxedock.model.Failure UNREACHABLE if no server answers within a few seconds or the
   *     answer cannot be parsed
   */
  UrlAnswer ask(URI url);
}
