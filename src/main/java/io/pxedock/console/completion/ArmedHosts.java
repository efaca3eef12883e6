package io.pxedock.console.completion;

import java.util.Collections;
import java.util.Iterator;

/**
 * Marks a parameter that takes only hosts armed for 911: {@code completionCandidates =
 * ArmedHosts.class}. Iterates over nothing, because the grammar does not know the site.
 */
public final class ArmedHosts implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Collections.emptyIterator();
  }
}
