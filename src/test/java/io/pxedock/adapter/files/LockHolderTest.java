package io.pxedock.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Which process may be named as the holder of a lock. */
class LockHolderTest {
  @Test
  void thisProcessIsAPxedock() {
    assertThat(LockHolder.isPxedock(ProcessHandle.current().pid())).isTrue();
  }

  @Test
  void aProcessIsNotAPxedockBecauseAnArgumentSaysSo() throws IOException {
    Process other = new ProcessBuilder("sh", "-c", "read line", "/srv/pxedock/demo/run").start();
    try {
      assertThat(LockHolder.isPxedock(other.pid())).isFalse();
    } finally {
      other.destroy();
    }
  }
}
