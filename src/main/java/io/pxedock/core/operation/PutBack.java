package io.pxedock.core.operation;

import io.pxedock.core.site.Snapshot;
import java.util.List;

/**
 * Puts a configuration back with which dnsmasq last started.
 *
 * @param changes from the configuration that was refused
 */
public record PutBack(List<Change> changes) implements Operation {
  @Override
  public String title() {
    return "put back the configuration";
  }

  @Override
  public Plan plan(Snapshot snapshot) {
    return Plan.of(this, "the configuration that last worked is in force again", changes)
        .with(DaemonAction.RESTART);
  }
}
