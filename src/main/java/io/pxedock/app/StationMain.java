package io.pxedock.app;

import io.pxedock.adapter.wire.StationProcess;
import java.io.IOException;

/** Starts the process that asks the boot server from inside a network namespace. */
public final class StationMain {
  private StationMain() {}

  /** Runs until the end of the standard input. */
  public static void main(String[] args) throws IOException {
    StationProcess.run(args[0], args[1], System.in, System.out);
  }
}
