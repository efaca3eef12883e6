package io.pxedock.console.dashboard.state;

/** Something to be done outside the model; its result comes back as a {@link Message}. */
public interface Effect {
  /** Does what the update asks for; runs after the model has changed. */
  void in(World world);
}
