package io.pxedock.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.ReadmePart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that pxedock shows has one story; {@code -Dgolden.write=true} writes README's. */
class CauseTest {
  private static final Path MAIN = Path.of("src/main/java/io/pxedock/core");
  private static final String BEGIN = "<!-- causes: made by CauseTest -->\n";
  private static final String END = "<!-- end of causes -->";

  /** The rooms whose classes make problems, links and stops. */
  private static final List<String> ROOMS =
      List.of("hosts", "dnsmasq", "pxelinux", "rehearsal", "timeline", "diagnosis");

  /** A code as the first or second argument of what makes one. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?:Problem\\.(?:error|warning)|PathLink\\.(?:failed|warning)|\\berror|\\bwarning"
              + "|new Stopped|\\brival|\\bnothing|\\bfault|\\bfinding|new SpellingFault)\\("
              + "\\s*(?:NAME,|\"[a-z]+\",|entry,|host,|[a-z]+, Optional\\.empty\\(\\),)?"
              + "\\s*\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");

  private static final Pattern CONSTANT =
      Pattern.compile("String (?:CODE|DOWN|DIFFER|DOES_NOT_START)\\s*=\\s*\"([a-z0-9-]+)\"");

  /** What the walk of a boot composes: a kind of file, and what is wrong with it. */
  private static Set<String> composed() {
    Set<String> codes = new TreeSet<>();
    for (String fault : List.of("missing", "unreadable", "empty")) {
      Stream.of("nbp", "config", "kernel", "initrd", "module")
          .forEach(file -> codes.add(file + "-" + fault));
    }
    Stream.of("kernel", "initrd", "module").forEach(file -> codes.add(file + "-unreachable"));
    Stream.of("interface", "listen-address", "except-interface", "no-dhcp-interface")
        .forEach(option -> codes.add(option + "-differs"));
    return codes;
  }

  private static Set<String> codesInTheSource() throws IOException {
    Set<String> codes = composed();
    for (String room : ROOMS) {
      try (Stream<Path> sources = Files.walk(MAIN.resolve(room))) {
        for (Path source : sources.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(source);
          for (Pattern pattern : List.of(CODE, CONSTANT)) {
            pattern.matcher(text).results().forEach(m -> codes.add(m.group(1)));
          }
        }
      }
    }
    return codes;
  }

  private static Set<String> codesWithAStory() {
    return Cause.all().stream().map(Cause::code).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCodeThatIsShownHasAStory() throws IOException {
    Set<String> without = codesInTheSource();
    without.removeAll(codesWithAStory());
    assertThat(without).isEmpty();
  }

  @Test
  void theSearchFindsCodesOfEveryRoom() throws IOException {
    assertThat(codesInTheSource())
        .contains("duplicate-mac", "bad-mac", "core-missing", "no-offer", "armed-after-911")
        .contains("port-down", "container-down", "images-differ", "does-not-start", "no-tftp");
  }

  @Test
  void noStoryIsAboutACodeThatIsNeverShown() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String room : ROOMS) {
      try (Stream<Path> files = Files.walk(MAIN.resolve(room))) {
        for (Path source : files.filter(Files::isRegularFile).toList()) {
          sources.append(Files.readString(source));
        }
      }
    }
    Set<String> composed = composed();
    assertThat(codesWithAStory())
        .allMatch(code -> composed.contains(code) || sources.indexOf("\"" + code + "\"") >= 0);
  }

  @Test
  void noCodeHasTwoStories() throws IOException {
    try (InputStream in = Cause.class.getResourceAsStream("causes.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> codes =
          text.lines().filter(line -> line.startsWith("[")).collect(Collectors.toList());
      assertThat(codes).doesNotHaveDuplicates().hasSameSizeAs(Cause.all());
    }
  }

  @Test
  void everyStoryIsWhole() {
    assertThat(Cause.all())
        .allSatisfy(
            cause -> {
              assertThat(cause.meaning()).as(cause.code()).endsWith(".");
              assertThat(cause.behaviour()).as(cause.code()).endsWith(".");
              assertThat(cause.fix()).as(cause.code()).endsWith(".");
              assertThat(cause.prevention()).as(cause.code()).endsWith(".");
            });
  }

  private static String table() {
    return Cause.all().stream()
        .map(c -> "| `" + c.code() + "` | " + c.meaning() + " | " + c.fix() + " |\n")
        .collect(
            Collectors.joining("", "| code | what it means | what to do |\n|---|---|---|\n", ""));
  }

  @Test
  void readmeListsEveryCause() throws IOException {
    assertThat(ReadmePart.between(BEGIN, END, table())).isEqualTo(table());
  }
}
