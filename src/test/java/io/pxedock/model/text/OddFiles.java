package io.pxedock.model.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Files as editors, scripts, Windows and accidents leave them. */
public final class OddFiles {
  private static final String[] SCRAPS = {
    "192.168.0.11",
    "cpu-01",
    "cpu-01.site.example",
    "52:54:00:00:00:01",
    "infinite",
    "set:red",
    " ",
    "  ",
    "\t",
    ",",
    " , ",
    "#",
    " # a note",
    "\"",
    "\\",
    "=",
    "dhcp-range",
    "\0",
    "\u00e9",
    "\u00ff",
    "\u00ef\u00bb\u00bf",
    "\f",
    "\u000b",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\r\r\n"
  };

  private OddFiles() {}

  /** Each with what is odd about it. */
  public static Stream<Named<Bytes>> all() {
    return Stream.of(
        named("empty", ""),
        named("one newline", "\n"),
        named("blank lines only", "\n\n\r\n \n\t\n"),
        named("no last newline", "192.168.0.11 cpu-01\n192.168.0.12 cpu-02"),
        named("one line without a newline", "52:54:00:00:00:01,cpu-01,infinite"),
        named("comments", "# hosts\n  # indented\n192.168.0.11 cpu-01 # note\n#\n"),
        named("tabs", "192.168.0.11\tcpu-01.site\tcpu-01\n\t52:54:00:00:00:01\t,\tcpu-01\n"),
        named("trailing blanks", "192.168.0.11 cpu-01  \t \n52:54:00:00:00:01,cpu-01 \n"),
        named("CRLF", "192.168.0.11 cpu-01\r\n192.168.0.12 cpu-02\r\n"),
        named("CRLF without the last", "192.168.0.11 cpu-01\r\n192.168.0.12 cpu-02"),
        named("mixed endings", "a 1\r\nb 2\nc 3\r\nd 4\n\ne 5"),
        named("lone CR", "192.168.0.11 cpu-01\r192.168.0.12 cpu-02\r"),
        named("CR CR LF", "192.168.0.11 cpu-01\r\r\n"),
        named("NULs", "192.168.0.11\0 cpu-01\n\0\n52:54:00:00:00:01,c\0pu,infinite\0"),
        named("latin-1", "192.168.0.11 caf\u00e9 # \u00fc\u00df\n"),
        named("UTF-8", latin1OfUtf8("192.168.0.11 caf\u00e9 # \u65e5\u672c \ud83d\ude80\n")),
        named("UTF-8 byte order mark", "\u00ef\u00bb\u00bf192.168.0.11 cpu-01\n"),
        named("every byte", everyByte()),
        named("a line of 200,000 characters", "x".repeat(200_000) + "\n192.168.0.1 a\n"),
        named("50,000 octets", "aa:".repeat(50_000) + "\n"),
        named("50,000 commas", ",".repeat(50_000) + "\n"),
        named("a number of 100,000 digits", "1".repeat(100_000) + "x\n"),
        named("10,000 lines", lines(10_000)),
        named("form feeds and vertical tabs", "192.168.0.11\fcpu-01\u000bcpu-02\n"),
        named("next line and line separator", "a\u0085b\n" + latin1OfUtf8("c\u2028d\u2029e\n")));
  }

  /** A file of scraps of what such files are made of, the same for the same seed. */
  public static Bytes ofSeed(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    int scraps = random.nextInt(60);
    for (int i = 0; i < scraps; i++) {
      text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
    }
    return Bytes.ofLatin1(text.toString());
  }

  private static Named<Bytes> named(String name, String latin1) {
    return Named.of(name, Bytes.ofLatin1(latin1));
  }

  private static String latin1OfUtf8(String text) {
    return Bytes.utf8(text).latin1();
  }

  private static String everyByte() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    IntStream.range(0, 256).forEach(bytes::write);
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static String lines(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("10.0.").append(i / 250).append('.').append(i % 250).append(" n").append(i);
      text.append('\n');
    }
    return text.toString();
  }
}
