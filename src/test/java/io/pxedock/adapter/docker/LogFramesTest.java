package io.pxedock.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.pxedock.model.container.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFramesTest {
  private static final String T1 = "2026-11-22T19:10:16.560231619Z";
  private static final String T2 = "2026-11-22T19:10:17Z";

  private final List<LogLine> lines = new ArrayList<>();
  private final LogFrames frames = new LogFrames(lines::add);

  @Test
  void readsTheTimeToTheNanosecond() {
    stdout(T1 + " dnsmasq[1]: read /conf/hosts - 6 names\n");
    assertThat(lines)
        .containsExactly(new LogLine(Instant.parse(T1), "dnsmasq[1]: read /conf/hosts - 6 names"));
  }

  @Test
  void putsThePiecesOfALongLineTogetherWithoutTheirTimes() {
    stdout(T1 + " one, ");
    stderr(T2 + " between\n");
    stdout(T2 + " two, ");
    stdout(T2 + " three\r\n");
    assertThat(lines)
        .containsExactly(
            new LogLine(Instant.parse(T2), "between"),
            new LogLine(Instant.parse(T1), "one, two, three"));
  }

  @Test
  void readsARawStreamWhereverItIsCut() {
    byte[] all = (T1 + " héllo\r\n" + T2 + " \r\n" + T2 + " last").getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size <= all.length; size++) {
      lines.clear();
      LogFrames cut = new LogFrames(lines::add);
      for (int at = 0; at < all.length; at += size) {
        byte[] piece = java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + size));
        cut.accept(new Frame(StreamType.RAW, piece));
      }
      cut.end();
      assertThat(lines).extracting(LogLine::text).containsExactly("héllo", "", "last");
    }
  }

  @Test
  void keepsALineWithoutATimeAndGivesItTheOneBefore() {
    stdout(T1 + " one\nno time here\n\n9999-99-99T00:00:00Z x\n");
    assertThat(lines)
        .extracting(LogLine::text)
        .containsExactly("one", "no time here", "", "9999-99-99T00:00:00Z x");
    assertThat(lines).allSatisfy(line -> assertThat(line.time()).isEqualTo(T1));
  }

  @Test
  void boundsALineThatNeverEnds() {
    stdout(T1 + " ");
    for (int i = 0; i < 100; i++) {
      stdout(T1 + " " + "x".repeat(16_384));
    }
    stdout("\n");
    assertThat(lines)
        .singleElement()
        .extracting(LogLine::text)
        .asString()
        .hasSize(LogLines.MAX_LENGTH);
  }

  @Test
  void survivesBytesThatAreNoText() {
    frames.accept(new Frame(StreamType.STDOUT, new byte[] {(byte) 0xff, 0, 27, '\n'}));
    frames.accept(new Frame(StreamType.STDOUT, new byte[0]));
    frames.end();
    assertThat(lines).hasSize(1);
  }

  private void stdout(String text) {
    frames.accept(new Frame(StreamType.STDOUT, text.getBytes(StandardCharsets.UTF_8)));
  }

  private void stderr(String text) {
    frames.accept(new Frame(StreamType.STDERR, text.getBytes(StandardCharsets.UTF_8)));
  }
}
