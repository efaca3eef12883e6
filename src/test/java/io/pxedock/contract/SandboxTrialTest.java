package io.pxedock.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox keeps the contract. */
class SandboxTrialTest extends TrialContract {
  @TempDir Path directory;

  @Override
  StackUnderTest open() {
    return new SandboxStack(directory);
  }
}
