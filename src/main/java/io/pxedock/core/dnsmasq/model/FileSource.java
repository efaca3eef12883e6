package io.pxedock.core.dnsmasq.model;

import io.pxedock.model.text.LineText;
import java.util.List;

/** The files as dnsmasq sees them, by their paths in its container. */
public interface FileSource {
  /** What is at a path. */
  sealed interface Entry {}

  /** A file. */
  record Text(LineText text) implements Entry {}

  /**
   * A directory.
   *
   * @param names of everything in it, in no order
   */
  record Directory(List<String> names) implements Entry {}

  /**
   * Nothing that dnsmasq can read.
   *
   * @param error in the words of strerror(3), such as {@code No such file or directory}
   */
  record Unreadable(String error) implements Entry {}

  /** A path of which it is not known what is there. */
  record Unseen() implements Entry {}

  String ABSENT = "No such file or directory";

  /** Returns what is at a path. */
  Entry at(String path);
}
