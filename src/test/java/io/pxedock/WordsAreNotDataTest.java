package io.pxedock;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.fixture.Refusals;
import io.pxedock.fixture.RelayedEngine;
import io.pxedock.fixture.TestSite;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the program does depends on types and codes, never on how a message is worded. */
class WordsAreNotDataTest {
  /** A decision that is taken from the words of a message; a boot's last step is a file's name. */
  private static final Pattern DECISION =
      Pattern.compile(
          "(?<!last\\(\\))\\.(what|words|detail|summary|message|remedy|line)\\(\\)\\s*"
              + "\\.(contains|equals|matches|startsWith|endsWith|indexOf|split)\\(");

  @RegisterExtension final TestSite site = TestSite.forEachTest();

  private static List<String> decisions(Path source) {
    try {
      String text = Files.readString(source);
      return DECISION.matcher(text).results().map(m -> source + ": " + m.group()).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noClassDecidesByTheWordsOfAMessage() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(sources.filter(p -> p.toString().endsWith(".java")))
          .flatExtracting(WordsAreNotDataTest::decisions)
          .isEmpty();
    }
  }

  /** What a host's addition says when Docker answers the reload with that remedy. */
  private Remedy afterAReloadThatAnswers(Remedy remedy) {
    site.use(
        new LocalFiles(),
        new RelayedEngine(site.sandbox().engine()) {
          @Override
          public List<ContainerProcess> processes(String container) {
            throw Failure.failed("no", remedy);
          }
        });
    return Refusals.failure(() -> site.run(TestSite.ADD)).remedy();
  }

  @Test
  void aRemedyThatStartsDnsmasqIsKnownByItsCommand_whateverItsWords() {
    Remedy reworded = new Remedy("bring it up again", List.of("pxedock", "start"), true);
    assertThat(afterAReloadThatAnswers(reworded)).isEqualTo(reworded);
  }

  @Test
  void wordsThatNameACommandAreNotTakenForIt() {
    assertThat(afterAReloadThatAnswers(Remedy.of("do not run 'pxedock start'")).command())
        .containsExactly("pxedock", "reload");
  }
}
