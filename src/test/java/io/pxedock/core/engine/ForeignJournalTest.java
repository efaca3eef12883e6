package io.pxedock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.operation.SetRescue;
import io.pxedock.core.operation.Undo;
import io.pxedock.fixture.Refusals;
import io.pxedock.fixture.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A journal in which another user planted entries. */
@Timeout(60)
@Tag("lab") // needs root, to give files to another user
class ForeignJournalTest {
  private static final SetRescue ARM = new SetRescue(List.of("cpu-01"), "");

  @RegisterExtension final TestSite site = TestSite.forEachTest();
  private Path journal;

  @BeforeEach
  void makeAChange() throws Exception {
    site.run(ARM);
    journal = site.workdir().resolve(".pxedock/journal");
  }

  private void plant(int number, String text) throws IOException {
    Path entry = journal.resolve(String.format("%06d.json", number));
    Files.writeString(entry, text);
    Files.setAttribute(entry, "unix:uid", 12345);
  }

  private String copyOfTheFirst(int number) throws IOException {
    String text = Files.readString(journal.resolve("000001.json"));
    return text.replaceFirst("\"number\" : 1", "\"number\" : " + number);
  }

  @Test
  void isShownAsForeignAndNotUndone() throws Exception {
    plant(2, copyOfTheFirst(2));
    Journal kept = site.engine().journal();
    assertThat(kept.entry(2).user()).isEqualTo("user 12345");
    assertThat(kept.entry(2).standing(kept.entries()).words()).isEqualTo("foreign");
    assertThat(kept.lastStanding().orElseThrow().number()).isEqualTo(1);
    Refusals.refused(
        () -> site.run(new Undo(kept.entry(2), true)),
        "change 2 was written by user 12345, not by root or you;"
            + " look at it with 'pxedock history', and edit the files");
    assertThat(site.flag("52:54:00:00:00:01")).isEqualTo("-> 911boot");
  }

  @Test
  void isForeignEvenWhenItClaimsToUndo() throws Exception {
    plant(2, copyOfTheFirst(2).replaceFirst("\"undoes\" : 0", "\"undoes\" : 1"));
    Journal kept = site.engine().journal();
    assertThat(kept.entry(1).standing(kept.entries()).words()).isEqualTo("done");
  }

  @Test
  void numbersGoOnAfterRootsOwnWhateverIsPlanted() throws Exception {
    plant(999_999_999, "{}");
    plant(2, "{}");
    Files.createDirectory(journal.resolve("000003.json"));
    site.run(new SetRescue(List.of("cpu-02"), ""));
    assertThat(site.lastEntry().number()).isEqualTo(4);
    assertThat(site.engine().journal().unreadable())
        .containsExactly(
            ".pxedock/journal/000002.json",
            ".pxedock/journal/000003.json",
            ".pxedock/journal/999999999.json");
  }

  @Test
  void aNumberThatIsNotItsNameIsNotRead() throws Exception {
    Files.writeString(journal.resolve("000007.json"), copyOfTheFirst(1));
    assertThat(site.engine().journal().entries()).hasSize(1);
    assertThat(site.engine().journal().unreadable())
        .containsExactly(".pxedock/journal/000007.json");
  }
}
