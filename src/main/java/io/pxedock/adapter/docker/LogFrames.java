package io.pxedock.adapter.docker;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.pxedock.model.container.LogLine;
import java.util.function.Consumer;

/**
 * The frames of a container's log. A container with a terminal has one raw stream, cut at any byte;
 * other containers have two streams, cut where Docker's messages begin.
 */
final class LogFrames {
  private final LogLines stdout;
  private final LogLines stderr;

  LogFrames(Consumer<LogLine> lines) {
    stdout = new LogLines(lines);
    stderr = new LogLines(lines);
  }

  void accept(Frame frame) {
    byte[] payload = frame.getPayload();
    if (frame.getStreamType() == StreamType.RAW) {
      stdout.raw(payload, 0, payload.length);
    } else {
      (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).message(payload);
    }
  }

  void end() {
    stdout.end();
    stderr.end();
  }
}
