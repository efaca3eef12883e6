package io.pxedock.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How dnsmasq took the files of a change.
 *
 * @param complaints what dnsmasq complained about, each in one line
 * @param took the time from the request until the log showed every host file read; empty if dnsmasq
 *     was not asked to read them
 */
record Loading(List<String> complaints, Optional<Duration> took) {
  /** dnsmasq was not asked to read anything. */
  static final Loading NONE = new Loading(List.of(), Optional.empty());
}
