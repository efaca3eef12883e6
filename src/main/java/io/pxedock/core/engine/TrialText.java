package io.pxedock.core.engine;

import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.util.regex.Pattern;

/** Files as a trial reads them. */
final class TrialText {
  /** What would keep its log, or its answers for a while, from pxedock. */
  private static final Pattern UNWANTED =
      Pattern.compile("(?m)^([ \\t]*)(?=(?:log-facility|log-async|dhcp-reply-delay)\\b)");

  private TrialText() {}

  /** Returns the text with those options commented out; every line stays in its place. */
  static Bytes of(LineText text) {
    return Bytes.ofLatin1(UNWANTED.matcher(text.bytes().latin1()).replaceAll("$1#"));
  }
}
