package io.pxedock.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.console.dashboard.state.Environment;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Size;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SightTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:05:00Z");
  private static final Model EMPTY =
      Model.start(new Environment("/srv/PXEDOCK", "", ZoneOffset.UTC), new Size(80, 24), NOW);

  private final AtomicInteger asked = new AtomicInteger();
  private final Sight sight = new Sight(asked::incrementAndGet);

  private static Model asking() {
    return EMPTY.open(ConfirmQuestion.of("x", List.of(), List.of("Sure?"), 1));
  }

  @Test
  void theTerminalIsAskedOnceForEachQuestion() {
    Model question = asking();
    sight.painted(EMPTY, NOW);
    sight.painted(question, NOW);
    sight.painted(question, NOW);
    assertThat(asked).hasValue(2);
    sight.painted(asking(), NOW);
    assertThat(asked).hasValue(3);
  }

  @Test
  void anAnswerToAnEarlierPictureDoesNotShowTheQuestion() {
    sight.painted(EMPTY, NOW);
    sight.painted(asking(), NOW);
    assertThat(sight.answered()).isFalse();
    assertThat(sight.answered()).isTrue();
  }

  @Test
  void aTerminalThatNeverAnswersIsGivenASecond() {
    sight.painted(asking(), NOW);
    assertThat(sight.overdue(NOW.plusMillis(999))).isEmpty();
    assertThat(sight.overdue(NOW.plusMillis(1000))).isPresent();
  }

  @Test
  void aTerminalThatAnsweredOnceIsWaitedFor() {
    sight.painted(EMPTY, NOW);
    sight.answered();
    sight.painted(asking(), NOW);
    assertThat(sight.deadline()).isEmpty();
  }

  @Test
  void answersThatAnotherProgramTookAreNotWaitedFor() {
    Model question = asking();
    sight.painted(question, NOW);
    sight.forget();
    sight.painted(question, NOW);
    assertThat(sight.answered()).isTrue();
  }
}
