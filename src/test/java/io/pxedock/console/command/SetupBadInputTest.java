package io.pxedock.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.fixture.BareMachine;
import io.pxedock.fixture.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that nothing can be set up with: refused in one line, before anything is done. */
@Timeout(60)
class SetupBadInputTest {
  private static final String ESC = "\u001b[2J";

  @RegisterExtension final BareMachine machine = BareMachine.forEachTest();
  private TypedSetup typed;

  @BeforeEach
  void bareMachine() {
    typed = new TypedSetup(machine);
  }

  private void isRefused(Typed.Result result, Map<String, String> before) {
    assertThat(result.code()).as(result.err()).isIn(2, 3);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.err()).startsWith("pxedock: ").doesNotContain("defect").doesNotContain(ESC);
    assertThat(result.err().length()).isLessThan(5000);
    assertThat(Tree.of(machine.root())).isEqualTo(before);
  }

  private static final String WRONG =
      """
      tag, 4095
      tag, 4096
      tag, -1
      tag, abc
      tag, 1.5
      tag, 99999999999
      tag, ''
      tag, ２
      subnet, 192.168.0.0
      subnet, 192.168.0.0/33
      subnet, 192.168.0.0/-1
      subnet, 300.1.1.0/24
      subnet, fe80::/64
      subnet, 192.168.0.7/24
      subnet, ''
      subnet, 192.168.0.0/32
      gateway, 10.0.0.1
      gateway, 192.168.0.255
      gateway, 192.168.0.0
      gateway, ::1
      gateway, host
      address, 192.168.0.1
      address, 192.168.1.240
      address, 192.168.0.0240
      address, 0x7f.1
      ip-range, 10.0.0.0/24
      ip-range, 192.168.0.0/8
      ip-range, all
      bridge, ''
      bridge, --help
      bridge, a b
      bridge, averyveryverylongname
      bridge, a/b
      port, ''
      port, -x
      port, 1234567890123456
      port, a;b
      port, $(reboot)
      network, ''
      network, -x
      network, a b
      network, a/../b
      container, ''
      container, /x
      container, a b
      container, x:y
      image, ''
      image, -x
      image, a b
      image, $(reboot)
      sha256, 123
      sha256, zz
      images-url, ftp
      images-url, 'http://a b'
      images-url, file:///etc
      persist, cron
      persist, NETWORKD
      docker-user, -x
      docker-user, a b
      docker-user, a:b
      host, -x
      host, a b
      host, a_b.c d
      host-mac, 5254
      host-ip, 1
      """;

  private static Map<String, String> answers(String key, String value) {
    Map<String, String> answers =
        new TreeMap<>(Map.of("host", "cpu-01", "host-mac", "52:54:00:00:00:01"));
    answers.put(key, value);
    return answers;
  }

  @ParameterizedTest
  @CsvSource(textBlock = WRONG)
  void isRefusedAsAnOption(String key, String value) {
    Map<String, String> before = Tree.of(machine.root());
    Stream<String> options =
        answers(key, value).entrySet().stream().map(a -> "--" + a.getKey() + "=" + a.getValue());
    String[] words = Stream.concat(Stream.of("setup", "--yes"), options).toArray(String[]::new);
    isRefused(typed.run(words), before);
  }

  @ParameterizedTest
  @CsvSource(textBlock = WRONG)
  void isRefusedInAFile(String key, String value) throws IOException {
    Path file = machine.root().resolve("PXEDOCK.answers");
    Stream<String> lines =
        answers(key, value).entrySet().stream().map(a -> a.getKey() + "=" + a.getValue());
    Files.write(file, lines.toList());
    Map<String, String> before = Tree.of(machine.root());
    isRefused(typed.run("setup", "--answers", file.toString()), before);
  }

  @ParameterizedTest
  @CsvSource({
    "archive",
    "sha256",
    "bridge",
    "port",
    "network",
    "container",
    "image",
    "image-tar",
    "images-url",
    "host",
    "docker-user",
    "docker-host",
  })
  void controlCharactersAreRefusedAndNotPrinted(String key) {
    Map<String, String> before = Tree.of(machine.root());
    isRefused(
        typed.run("setup", "--yes", "--" + key + "=a" + ESC, "--host-mac=52:54:00:00:00:01"),
        before);
  }

  @ParameterizedTest
  @CsvSource({
    "archive",
    "bridge",
    "port",
    "network",
    "container",
    "image",
    "image-tar",
    "images-url",
    "host"
  })
  void whatIsVeryLongIsRefused(String key) {
    Map<String, String> before = Tree.of(machine.root());
    String value = "a".repeat(100_000);
    isRefused(
        typed.run("setup", "--yes", "--" + key + "=" + value, "--host-mac=52:54:00:00:00:01"),
        before);
  }

  @Test
  void anAnswersFileThatIsNoTextIsRefused() throws IOException {
    byte[] bytes = new byte[1000];
    new java.util.Random(1).nextBytes(bytes);
    Path file = Files.write(machine.root().resolve("answers"), bytes);
    Map<String, String> before = Tree.of(machine.root());
    isRefused(typed.run("setup", "--answers", file.toString()), before);
  }

  @Test
  void aDirectoryIsNoAnswersFile() {
    Typed.Result result = typed.run("setup", "--answers", machine.root().toString());
    assertThat(result.code()).isNotZero();
    assertThat(result.errors()).hasSize(1);
    assertThat(result.err()).doesNotContain("defect");
  }
}
