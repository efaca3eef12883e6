package io.pxedock.console.completion;

import io.pxedock.core.diagnosis.Cause;
import java.util.LinkedHashMap;
import java.util.Map;

/** The codes of all causes. */
public final class CauseCodes extends FixedWords {
  @Override
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    Cause.all().forEach(cause -> words.put(cause.code(), cause.meaning()));
    return words;
  }
}
