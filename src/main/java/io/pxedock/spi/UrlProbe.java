package io.pxedock.spi;

import io.pxedock.model.net.UrlAnswer;
import java.net.URI;

/** Asks for what stands at a URL. */
public interface UrlProbe {
  /**
   * Asks for the head of it: whether something is there, and how large it is. "Not there" is an
   * answer too.
   *
   * @throws io.pxedock.model.Failure unreachable (exit 4) when nothing answers within a few seconds
   *     or what answers cannot be understood
   */
  UrlAnswer ask(URI url);
}
