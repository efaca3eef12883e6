package io.pxedock;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The packaged program in each locale, with names that are not plain words. */
@Timeout(120)
class LocaleIT {
  private static final String PROGRAM = System.getProperty("pxedock.program");

  /**
   * What a shell, cron, a container or an ssh client may set; the last three are installed nowhere.
   */
  private static final List<Map<String, String>> LOCALES =
      List.of(
          Map.of(),
          Map.of("LC_ALL", "C"),
          Map.of("LANG", "POSIX"),
          Map.of("LC_ALL", "C.UTF-8"),
          Map.of("LANG", "xx_YY.UTF-8"),
          Map.of("LC_CTYPE", "xx_YY.ISO-8859-1"),
          Map.of("LC_ALL", "xx_YY"));

  private static final String ODD = "wörk 日本 it's \"100%\" #?+!;\n$HOME \\";

  @TempDir Path temporary;
  private Path directory;
  private Path workdir;

  @BeforeEach
  void writeASite() throws Exception {
    directory = Files.createDirectory(temporary.resolve(ODD));
    workdir = Files.createDirectory(directory.resolve("PXEDOCK"));
    Program.writeSite(workdir);
    Files.writeString(workdir.resolve("conf/hosts"), "192.168.0.21 cpu-01\n");
  }

  private Program.Result run(Map<String, String> environment, String... argv) throws Exception {
    return Program.startBare(directory, environment, List.of(argv)).result();
  }

  private static void listsTheHost(Program.Result result) {
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("cpu-01");
    assertThat(result.code()).isZero();
  }

  @ParameterizedTest
  @FieldSource("LOCALES")
  void findsTheWorkDirectoryThatIsNamed(Map<String, String> locale) throws Exception {
    listsTheHost(run(locale, PROGRAM, "-w", workdir.toString(), "host", "list"));
  }

  @Test
  void findsTheWorkDirectoryOfTheEnvironmentInC() throws Exception {
    Map<String, String> environment = Map.of("LC_ALL", "C", "PXEDOCK_WORKDIR", workdir.toString());
    listsTheHost(
        Program.startBare(Path.of("/"), environment, List.of(PROGRAM, "host", "list")).result());
  }

  @Test
  void findsTheWorkDirectoryBelowTheCurrentDirectoryInC() throws Exception {
    listsTheHost(run(Map.of("LC_ALL", "C"), PROGRAM, "host", "list"));
  }

  @Test
  void changesFilesInC() throws Exception {
    String[] words = {"host", "add", "cpu-02", "--mac", "525400000002", "--no-reload"};
    Program.Result result =
        run(
            Map.of("LC_ALL", "C"),
            Stream.concat(Stream.of(PROGRAM), Stream.of(words)).toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(workdir.resolve("conf/hosts")).content().contains("cpu-02");
  }

  @Test
  void startsFromADirectoryOfAnyName() throws Exception {
    Path copy = copyOfTheProgram(directory.resolve("pxedock"));
    listsTheHost(run(Map.of("LC_ALL", "C"), copy + "/bin/pxedock", "host", "list"));
  }

  @Test
  void makesAnArchiveThatItUsesWhereverItIsCopied() throws Exception {
    Path copy = copyOfTheProgram(temporary.resolve("it's"));
    Program.Result made = run(Map.of("TMPDIR", directory.toString()), copy + "/lib/archive");
    assertThat(made.out()).as(made.err()).startsWith("class-data archive of");
    Map<String, String> tellsClasses = Map.of("PXEDOCK_JAVA_OPTS", "-Xlog:class+load");
    assertThat(run(tellsClasses, copy + "/bin/pxedock", "--version").out())
        .containsPattern("io\\.pxedock\\..* source: shared objects file");
  }

  @Test
  void saysThatJavaCannotTakeAColon() throws Exception {
    Path copy = copyOfTheProgram(directory.resolve("a:b"));
    Program.Result result = run(Map.of(), copy + "/bin/pxedock", "--version");
    assertThat(result.err())
        .startsWith("pxedock: Java cannot run what is in a directory with a colon");
    assertThat(result.code()).isEqualTo(4);
  }

  /** Latin-1 letters, as printf writes them. */
  @Test
  void refusesWhatIsNotUtf8() throws Exception {
    String odd = "odd=$(printf 'w\\366rk'); ";
    Map<String, Integer> scripts =
        Map.of(
            "exec \"$0\" -w \"$odd\" host list", 2,
            "PXEDOCK_WORKDIR=$odd exec \"$0\" host list", 4,
            "mkdir \"$odd\" && cd \"$odd\" && exec \"$0\" host list", 4,
            "HOME=/$odd exec \"$0\" host list", 4,
            "cp -R \"${0%/bin/*}\" \"$odd\" && exec \"$odd/bin/pxedock\" host list", 4);
    for (Map.Entry<String, Integer> script : scripts.entrySet()) {
      Program.Result result =
          run(Map.of("LC_ALL", "C"), "sh", "-c", odd + script.getKey(), PROGRAM);
      assertThat(result.err()).as(script.getKey()).matches("pxedock: .* is not UTF-8; [ -~]*\n");
      assertThat(result.code()).as(script.getKey()).isEqualTo(script.getValue());
      run(Map.of(), "sh", "-c", odd + "rm -rf \"$odd\"");
    }
  }

  @Test
  void readsATreeWithNamesThatAreNotUtf8() throws Exception {
    String make =
        "for d in . conf tftpboot tftpboot/pxelinux.cfg; do : >\"$0/$d/$(printf '\\366')\"; done";
    run(Map.of(), "sh", "-c", make, workdir.toString());
    listsTheHost(run(Map.of(), PROGRAM, "host", "list"));
    for (String command : List.of("status", "911 list", "conf check")) {
      String[] argv = (PROGRAM + " " + command).split(" ");
      assertThat(run(Map.of(), argv).err()).as(command).doesNotContain("defect", "Exception");
    }
  }

  @Test
  void writesUtf8ToAPipeInAnyLocale() throws Exception {
    Files.writeString(workdir.resolve("conf/dnsmasq.conf"), "# é\n");
    assertThat(run(Map.of("LC_ALL", "C"), PROGRAM, "conf", "show").out()).isEqualTo("# é\n");
  }

  @Test
  void writesAsciiToATerminalThatShowsNothingElse() throws Exception {
    Files.writeString(workdir.resolve("conf/dnsmasq.conf"), "# é\n");
    assertThat(onATerminal(Map.of("LC_ALL", "C"), "conf show")).contains("# ?");
    assertThat(onATerminal(Map.of("LANG", "C.UTF-8"), "conf show")).contains("# é");
    // C.UTF-8 is what the launcher sets for Java: the terminal is what LANG says.
    assertThat(onATerminal(Map.of("LANG", "xx_YY.UTF-8"), "conf show")).contains("# é");
    assertThat(onATerminal(Map.of(), "conf show")).contains("# ?");
  }

  private String onATerminal(Map<String, String> locale, String words) throws Exception {
    Map<String, String> environment = new HashMap<>(locale);
    environment.put("TERM", "xterm");
    return run(environment, "script", "-qec", PROGRAM + " " + words, "/dev/null").out();
  }

  private static Path copyOfTheProgram(Path to) throws Exception {
    Path from = Path.of(PROGRAM).getParent().getParent();
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(
            path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }
}
