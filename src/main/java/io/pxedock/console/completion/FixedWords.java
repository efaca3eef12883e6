package io.pxedock.console.completion;

import java.util.Iterator;
import java.util.Map;

/** The values of a parameter that takes one of a fixed set of words, each with what it means. */
public abstract class FixedWords implements Iterable<String> {
  /** Returns the words in the order in which they are offered, with what each means. */
  public abstract Map<String, String> words();

  @Override
  public final Iterator<String> iterator() {
    return words().keySet().iterator();
  }
}
