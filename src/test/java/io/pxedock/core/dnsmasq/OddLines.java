package io.pxedock.core.dnsmasq;

import java.util.Random;
import java.util.function.Function;

/** Lines for host files as nobody should write them, the same for the same seed. */
final class OddLines {
  private static final String[] MACS = {
    "52:54:00:%02x:%02x:01", "52:54:0:%02x:%02x:1", "52-54-00-%02x-%02x-01", "525400%02x%02x01",
    "5254:00%02x:%02x01", "01-52:54:00:%02x:%02x:01", "06-52:54:00:%02x:%02x:01",
        "52:54:00:%02x:%02x",
    "52:54:00:%02x:%02x:01:02", "52:54:00:%02x:*:%02x", "5*:54:00:%02x:%02x:01",
        "52:54:00:%02x:%02x:0g",
    "52::54:00:%02x:%02x:01:", "52:54:00:%02x %02x:01", "52:54-00:%02x:%02x:01",
        "\"52:54:00:%02x:%02x:01\"",
    "52:54:00:%02x:%02x:01.", "1:2:3:4:5:6:7:8:9:a:b:c:d:e:f:10:zz%02x%02x", ":%02x%02x",
        "52:54:00:%02X:%02X:0A"
  };
  private static final String[] NAMES = {
    "cpu-01",
    "CPU-01",
    "cpu_01",
    "_cpu",
    "-cpu",
    "cpu-",
    "CPU-",
    "cpu.site",
    "cpu..site",
    "cpu.",
    ".",
    ".cpu",
    "Cpu.site",
    "CPU.-site",
    "CPU.site-",
    "AB--cd",
    "ab--cd",
    "xn--caf-dma",
    "cpu 01",
    "cpu.a b",
    "\"cpu-01\"",
    "\"cpu,01\"",
    "cp\"u-0\"1",
    "cpu\"",
    "\"\"",
    "\"a\\tb\"",
    "cpu.\"a\\\"b\"",
    "caf\u00e9",
    "cpu.caf\u00e9",
    "infinite",
    "INFINITE",
    "infinit",
    "deprecated",
    "ignore",
    "IGNORE",
    "cpu/01",
    "cpu+",
    "*",
    "cpu*",
    "[cpu]",
    "cpu\\01",
    "12",
    "12x",
    "1e3",
    "cpu#1",
    "#cpu",
    "cpu\u0001",
    "\"ignore\"",
    "\"12\"",
    "=",
    "cpu=1",
    "a%s",
    "%n%s"
  };
  private static final String[] OTHERS = {
    "infinite",
    "10m",
    "1h",
    "1H",
    "2w",
    "5 0",
    "h",
    "5 h",
    "45",
    "0",
    "99999999999",
    "1.5h",
    "id:*",
    "id:abc",
    "id:01:02",
    "id:zz:1",
    "ID:x",
    "id:*:zz",
    "tag:a",
    "TAG:a",
    "tag:",
    "[::1]",
    "[fd00::1/64]",
    "[fd00::/60]",
    "[fd00:0:0:1::8/60]",
    "[::1/200]",
    "[::g]",
    "[1.2.3.4]",
    "[::1",
    "[::1%%lo]",
    "[::1/]",
    "[::1 / 128]",
    "[::ffff:1.2.3.4]",
    "[1::2::3]",
    "[01111::]",
    "",
    "",
    " ",
    "\t",
    "10.9.1",
    "10.9.1.256",
    "010.9.1.1",
    "10.9.1.1.",
    "0x0a.9.1.1"
  };
  private static final String[] GAPS = {",", ",", ",", ",", " , ", ",\t", ",,", " ,"};
  private static final String[] ENDS = {
    "", "", "", " ", "\t", "\r", " # note", "#glued", ",", " #\"", "\0tail", " \"quoted\""
  };
  private static final String[] ADDRESSES = {
    "10.9.0.%d",
    "10.9.0.%d",
    "10.9.0.%d",
    "fd00::%x",
    "::ffff:10.9.0.%d",
    "010.9.0.%d",
    "10.9.%d",
    "10.9.0.%d.",
    "fe80::%d%%lo",
    "x%d",
    "\"10.9.0.%d\"",
    "::",
    "1::2::%d",
    "10.9.0.%d,",
    "fd00:0:0:0:0:0:0:0:%d",
    "12345::%d",
    "[::%d]",
    "0x%x",
    "10.9.0.%d/24"
  };

  private OddLines() {}

  /** That many lines of a dhcp-hostsfile. */
  static String dhcpHosts(long seed, int count) {
    return lines(seed, count, OddLines::dhcpHost);
  }

  /** That many lines of a hosts file. */
  static String hosts(long seed, int count) {
    return lines(seed, count, OddLines::host);
  }

  private static String lines(long seed, int count, Function<Random, String> line) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(line.apply(random)).append('\n');
    }
    return text.toString();
  }

  private static String dhcpHost(Random random) {
    StringBuilder line = new StringBuilder(random.nextInt(8) == 0 ? " " : "");
    int fields = 1 + random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      line.append(i == 0 ? "" : one(random, GAPS)).append(dhcpField(random));
    }
    return line.append(one(random, ENDS)).toString();
  }

  private static String dhcpField(Random random) {
    return switch (random.nextInt(8)) {
      case 6 -> soup(random, "aB0.-_x ");
      case 7 -> soup(random, "aF0:*-. \"\\[]/#ntg\001\177");
      case 0, 1 -> one(random, MACS).formatted(random.nextInt(256), random.nextInt(256));
      case 2, 3 -> one(random, NAMES);
      case 4 -> "10.9.%d.%d".formatted(random.nextInt(4), random.nextInt(256));
      default -> one(random, OTHERS);
    };
  }

  private static String host(Random random) {
    StringBuilder line = new StringBuilder(random.nextInt(8) == 0 ? "\t" : "");
    line.append(one(random, ADDRESSES).formatted(random.nextInt(256)));
    int names = random.nextInt(4);
    for (int i = 0; i < names; i++) {
      line.append(random.nextInt(4) == 0 ? "\t \f" : " ");
      line.append(random.nextInt(3) == 0 ? soup(random, "aB0.-_*:x") : one(random, NAMES));
    }
    return line.append(one(random, ENDS)).toString();
  }

  private static String soup(Random random, String characters) {
    StringBuilder soup = new StringBuilder();
    int length = random.nextInt(random.nextInt(30) == 0 ? 400 : 12);
    for (int i = 0; i < length; i++) {
      soup.append(characters.charAt(random.nextInt(characters.length())));
    }
    return soup.toString();
  }

  private static String one(Random random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
