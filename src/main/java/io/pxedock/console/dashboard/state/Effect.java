package io.pxedock.console.dashboard.state;

/** Something to be done outside the model; its result comes back as a {@link Message}. */
public interface Effect {
  void in(World world);
}
