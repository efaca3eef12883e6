package io.pxedock.console.completion;

import java.util.Collections;
import java.util.Iterator;

/**
 * Marks a parameter that takes only hosts armed for 911: {@code completionCandidates =
 * ArmedHosts.class}. Empty itself, since the grammar knows no site.
 */
public final class ArmedHosts implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Collections.emptyIterator();
  }
}
