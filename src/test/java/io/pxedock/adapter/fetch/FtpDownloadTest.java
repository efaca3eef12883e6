package io.pxedock.adapter.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers that are odd, broken or hostile can do to a download. */
class FtpDownloadTest {
  private static final byte[] FILE = new byte[100_000];

  @TempDir Path directory;
  private OddFtpServer server;

  @BeforeEach
  void startServer() throws IOException {
    new Random(1).nextBytes(FILE);
    server = new OddFtpServer(FILE);
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  private Path fetch(String url) {
    return fetch(url, Progress.NONE);
  }

  private Path fetch(String url, Progress progress) {
    Unpacking.Bounds bounds = Unpacking.Bounds.DEFAULT;
    return new LocalArchive(bounds, 1 << 20).fetch(url, directory, progress);
  }

  private Failure failure(String url) {
    AtomicReference<Failure> failure = new AtomicReference<>();
    assertThatThrownBy(() -> fetch(url)).isInstanceOfSatisfying(Failure.class, failure::set);
    return failure.get();
  }

  private List<String> heard(String verb) {
    return server.heard().stream().filter(line -> line.startsWith(verb)).toList();
  }

  @Test
  void aFileComesInBinaryOverAPassiveConnection() {
    assertThat(fetch(server.url("pub/a.tgz"))).hasFileName("a.tgz").hasBinaryContent(FILE);
    assertThat(server.heard()).contains("TYPE I", "PASV", "RETR pub/a.tgz");
    assertThat(heard("USER")).containsExactly("USER anonymous");
  }

  @Test
  void progressIsTold() {
    List<Long> totals = new ArrayList<>();
    fetch(server.url("a.tgz"), (what, done, total) -> totals.add(total));
    assertThat(totals).isNotEmpty().containsOnly(100_000L);
  }

  @Test
  void userAndPasswordOfTheUrlAreGiven() {
    fetch(server.url("a.tgz").replace("ftp://", "ftp://jan:a%40b%2Fc@"));
    assertThat(server.heard()).contains("USER jan", "PASS a@b/c");
  }

  @Test
  void aTransferThatWasCutOffGoesOnWhereItEnded() {
    server.cuttingAfter(60_000);
    assertThat(failure(server.url("a.tgz")).line())
        .contains("60000 of 100000 bytes")
        .contains("run 'pxedock setup' again: it goes on from here");
    assertThat(fetch(server.url("a.tgz"))).hasBinaryContent(FILE);
    assertThat(heard("REST")).containsExactly("REST 60000");
  }

  @Test
  void itBeginsAnewWhenTheFileIsAnotherOneNow() {
    server.cuttingAfter(60_000);
    failure(server.url("a.tgz"));
    server.answering("MDTM", "213 20260202000000");
    assertThat(fetch(server.url("a.tgz"))).hasBinaryContent(FILE);
    assertThat(heard("REST")).isEmpty();
  }

  @Test
  void itBeginsAnewWhenTheServerCannotGoOn() {
    server.cuttingAfter(60_000);
    failure(server.url("a.tgz"));
    server.answering("REST", "502 no such command");
    assertThat(fetch(server.url("a.tgz"))).hasBinaryContent(FILE);
  }

  @Test
  void aServerThatTellsNoSizeIsBelievedAtTheEnd() {
    server.answering("SIZE", "500 what?").answering("MDTM", "500 what?");
    assertThat(fetch(server.url("a.tgz"))).hasBinaryContent(FILE);
  }

  @Test
  void oneThatHangsUpWithoutASizeIsNotBelieved() {
    server.answering("SIZE", "500 what?").cuttingAfter(60_000);
    assertThat(failure(server.url("a.tgz")).line()).contains("cannot fetch");
  }

  @Test
  void aFileLongerThanItsSizeIsRefused() {
    server.answering("SIZE", "213 70000");
    assertThat(failure(server.url("a.tgz")).line()).contains("is longer than the server said");
  }

  @Test
  void aFileShorterThanItsSizeIsNotTakenForWhole() {
    server.answering("SIZE", "213 100001");
    assertThat(failure(server.url("a.tgz")).line()).contains("100000 of 100001 bytes");
    assertThat(archives()).isEmpty();
  }

  private List<Path> archives() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(path -> path.endsWith("a.tgz")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aFileWithoutEndIsRefused() {
    server.answering("SIZE", "500 what?").endless();
    assertThat(failure(server.url("a.tgz")).line()).contains("does not end");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    try (OddFtpServer empty = new OddFtpServer(new byte[0])) {
      assertThat(failure(empty.url("a.tgz")).line()).contains("/a.tgz is empty");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WELCOME, 421 too many users,             FTP response 421",
    "PASS,    530 no,                         refuses the user anonymous: 530 no",
    "TYPE,    504 no,                         has no binary transfer: 504 no",
    "RETR,    550 is a directory,             answers 550 is a directory",
    "RETR,    450 busy,                       answers 450 busy",
    "PASV,    502 no,                         answers 502 no",
    "PASV,    '227 (10,9,9,9,1,1)',           cannot fetch",
    "PASV,    '227 (999,1,1)',                cannot fetch",
  })
  void whatItAnswersIsSaid(String command, String answer, String said) {
    server.answering(command, answer);
    assertThat(failure(server.url("a.tgz")).line()).contains(said).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"SIZE, 213 -5", "SIZE, 213 99999999999999999999999999", "MDTM, 213 \u001b[2J"})
  void aNonsensicalAnswerThatIsNotNeededStopsNothing(String command, String answer) {
    server.answering(command, answer);
    assertThat(fetch(server.url("a.tgz"))).hasBinaryContent(FILE);
  }

  @Test
  void anotherMachineThatItNamesIsNotFollowed() {
    server.answering("PASV", "227 (10,9,9,9,1,1)");
    assertThat(failure(server.url("a.tgz")).line()).doesNotContain("10.9.9.9");
  }

  @Test
  void aServerThatDoesNotStopTalkingIsNotListenedTo() {
    server.answering("WELCOME", "220-" + ("x".repeat(1000) + "\r\n220-").repeat(2000));
    assertThat(failure(server.url("a.tgz")).line()).contains("longer than an FTP session needs");
  }

  @Test
  void whoIsNotLetInIsToldHow() {
    server.answering("PASS", "530 no");
    assertThat(failure(server.url("pub/a.tgz")).remedy().words())
        .isEqualTo("write user and password before the host: USER:PASSWORD@127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"PASS,530 no", "RETR,550 no", "WELCOME,421 no", "SIZE,213 1"})
  void thePasswordIsNeverShown(String command, String answer) {
    server.answering(command, answer);
    Failure failure = failure(server.url("a.tgz").replace("ftp://", "ftp://jan:geheim@"));
    assertThat(failure.line()).doesNotContain("geheim");
  }

  @Test
  void thePasswordIsNotOnTheDisk() throws IOException {
    fetch(server.url("a.tgz").replace("ftp://", "ftp://jan:geheim@"));
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("geheim"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',                     does not name a file",
    "pub/,                   does not name a file",
    "a%0D%0ADELE%20b,        contains a control character",
  })
  void aUrlThatIsNoFilesIsRefused(String path, String said) {
    Failure failure = failure(server.url(path));
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.line()).contains(said);
    assertThat(heard("DELE")).isEmpty();
  }

  @Test
  void anInterruptEndsATransferThatHangs() throws InterruptedException {
    server.fallingSilent().cuttingAfter(60_000);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread fetching =
        new Thread(
            () -> {
              try {
                fetch(server.url("a.tgz"));
              } catch (Failure e) {
                end.set(e);
              }
            });
    fetching.start();
    await().atMost(Duration.ofSeconds(10)).until(() -> !heard("RETR").isEmpty());
    fetching.interrupt();
    fetching.join(5_000);
    assertThat(end.get()).hasMessage("interrupted");
  }

  @Test
  void nothingAnswersIsSaid() throws IOException {
    String url = server.url("a.tgz");
    server.close();
    assertThat(failure(url).exit()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void theNameOfTheServerMayBeNobodys() {
    assertThat(failure("ftp://nobody.invalid/a.tgz").line()).contains("no such host");
  }
}
