package io.pxedock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words that are pasted into real shells arrive as they are, and run nothing. */
@Timeout(60)
class ShellWordTest {
  private static final int WORDS = 400;

  /** The characters that some shell gives a meaning to, and some that a terminal does. */
  private static final String ODD =
      "'\"\\`$;&|<>(){}[]*?~#!=%^@:,-+ \t\n\r\u001b\u0007\u202e\u00e9\u20acabcnx01";

  private static final List<String> KNOWN =
      List.of(
          "",
          "'",
          "\\",
          "a\\",
          "\\'",
          "\\\\'; touch ran #",
          "';touch ran;'",
          "$(touch ran)",
          "`touch ran`",
          "!touch ran",
          "(touch ran)",
          "=touch",
          "~",
          "-n",
          "a\nb",
          "\u001b[2Jx",
          "%1",
          "{a,b}",
          "*");

  @TempDir Path directory;

  static Stream<List<String>> shells() {
    return Stream.of(
            List.of("dash"),
            List.of("bash", "--norc", "--noprofile"),
            List.of("bash", "--norc", "--noprofile", "-i"),
            List.of("zsh", "-f"),
            List.of("fish", "--no-config"))
        .filter(shell -> isInstalled(shell.get(0)));
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static List<String> words() {
    Random random = new Random(14);
    List<String> words = new ArrayList<>(KNOWN);
    while (words.size() < WORDS) {
      StringBuilder word = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        word.append(ODD.charAt(random.nextInt(ODD.length())));
      }
      words.add(word.toString());
    }
    // A command substitution drops newlines at the end.
    words.removeIf(word -> word.endsWith("\n"));
    return words;
  }

  @ParameterizedTest
  @MethodSource("shells")
  void arriveAsTheyAre(List<String> shell) throws Exception {
    List<String> words = words();
    String script =
        words.stream()
            .map(word -> ShellWord.line("printf", "%s\\0", word) + " >> out\n")
            .reduce("", String::concat);
    assertThat(script).matches("[\\x20-\\x7e\\n\\u00e9\\u20ac]*");
    run(shell, script);
    String printed = Files.readString(directory.resolve("out"));
    assertThat(List.of(printed.split("\0", -1)).subList(0, words.size())).isEqualTo(words);
    assertThat(directory.resolve("ran")).doesNotExist();
  }

  private void run(List<String> shell, String script) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(shell)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", directory.toString());
    Process process = builder.start();
    process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aWordWithoutOddCharactersIsShownPlain() {
    assertThat(ShellWord.line("ip", "link", "set", "pxeboot", "up"))
        .isEqualTo("ip link set pxeboot up");
    assertThat(ShellWord.format("10.0.0.1 a\n")).isEqualTo("'10.0.0.1 a\\n'");
  }

  @Test
  void aRemedyQuotesTheWordsOfItsCommand() {
    assertThat(Remedy.by("remove it", "rmdir", "conf/x;reboot").words())
        .isEqualTo("remove it: rmdir 'conf/x;reboot'");
  }

  /** A command that is put together from text and a variable is not quoted. */
  @Test
  void noShownCommandIsPutTogetherWithoutQuoting() throws IOException {
    Pattern bare =
        Pattern.compile(
            "\"[^\"\\n]*\\b(rm|rmdir|mv|cp|ln|chmod|chown|kill|cd"
                + "|docker [a-z]+( -[a-z])?|ip link( [a-z]+)*|ovs-vsctl [a-z-]+"
                + "|systemctl [a-z]+|usermod|pxedock( (host|911))? [a-z]+) \"\\s*\\+\\s*+"
                + "(?!ShellWord|number|Size\\.|problems\\.size)");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        assertThat(bare.matcher(Files.readString(file)).results().map(m -> m.group()))
            .as(file.toString())
            .isEmpty();
      }
    }
  }
}
