package io.pxedock.controller;

import java.net.URI;

/** Asks whether a URL answers. */
public interface UrlProbe {
  /**
   * Asks for the head of what stands there, and returns what was answered, such as {@code 200}.
   *
   * @throws io.pxedock.model.Failure unreachable (exit 4) when nothing answers within a few seconds
   *     or the answer is an error
   */
  String ask(URI url);
}
