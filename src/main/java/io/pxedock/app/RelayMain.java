package io.pxedock.app;

import io.pxedock.adapter.trial.RelayProcess;
import java.io.IOException;

/** Starts the relay that pxedock runs inside a network namespace. */
public final class RelayMain {
  private RelayMain() {}

  /** Runs until the end of the standard input. */
  public static void main(String[] args) throws IOException {
    RelayProcess.run(System.in, System.out);
  }
}
