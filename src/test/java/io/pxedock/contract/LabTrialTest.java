package io.pxedock.contract;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The real stack keeps the contract. */
@Tag("lab")
class LabTrialTest extends TrialContract {
  @TempDir Path backup;

  @Override
  StackUnderTest open() throws IOException {
    return new LabStack(backup);
  }
}
