package io.pxedock.adapter.distribution;

import io.pxedock.adapter.process.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * apt and dpkg of a distribution with four packages. The program dnsmasq is linked with libdbus,
 * and libdbus with the C library.
 */
final class FakeApt implements CommandRunner {
  private static final String MIRROR = "http://deb.debian.org/debian";
  private static final String TRIPLE = "usr/lib/x86_64-linux-gnu/";

  final List<List<String>> calls = new ArrayList<>();
  String dnsmasq = "2.90-4~deb12u2";
  private Predicate<List<String>> failing = argv -> false;
  private String words = "";

  /** Commands with that word fail from now on, with these words. */
  FakeApt failAt(String word, String said) {
    failing = argv -> argv.contains(word);
    words = said;
    return this;
  }

  @Override
  public Outcome run(List<String> argv, Duration deadline) {
    calls.add(argv);
    if (failing.test(argv)) {
      return Outcome.exited(100, "", words);
    }
    if (argv.contains("indextargets")) {
      return answer(MIRROR + " bookworm main\nhttp://other.example/x nodistro main\n");
    }
    if (argv.contains("depends")) {
      return answer(depends(argv.get(argv.size() - 1)));
    }
    if (argv.contains("--print-uris")) {
      return answer(
          uri("busybox-static", "1:1.35.0-4+b3", 7)
              + uri("dnsmasq-base", dnsmasq, 5)
              + uri("libc6", "2.36-9", 3)
              + uri("libdbus-1-3", "1.14.10-1", 2));
    }
    if (argv.contains("download")) {
      download(Path.of(argv.get(argv.indexOf("-C") + 1)), argv);
    }
    if (argv.contains("-x")) {
      unpack(argv.get(2), Path.of(argv.get(3)));
    }
    return answer("");
  }

  private static Outcome answer(String stdout) {
    return Outcome.exited(0, stdout, "");
  }

  private static String depends(String program) {
    return program.equals("dnsmasq-base")
        ? """
          dnsmasq-base
            Depends: adduser
            Depends: libc6
            Depends: libdbus-1-3
          adduser
            Depends: passwd
          libdbus-1-3
            PreDepends: libc6
          libc6
          """
        : program + "\n";
  }

  private static String uri(String name, String version, int size) {
    return String.format(
        "'%s/pool/main/x/%s_amd64.deb' %s_%s_amd64.deb %d SHA256:x\n",
        MIRROR, name, name, version.replace(":", "%3a"), size);
  }

  private static void download(Path directory, List<String> argv) {
    for (String wanted : argv) {
      String[] parts = wanted.split("=", 2);
      boolean isExact = parts.length == 2 && wanted.matches("[a-z0-9-]+=[0-9].*");
      if (isExact || wanted.equals("busybox-static")) {
        String version = isExact ? parts[1] : "1:1.35.0-4+b3";
        String name = parts[0] + "_" + version.replace(":", "%3a") + "_amd64.deb";
        write(
            directory.resolve(name), "!<arch>\ndebian-binary   1700000000  0     0     100644  4");
      }
    }
  }

  private static void unpack(String file, Path root) {
    String name = Path.of(file).getFileName().toString();
    if (name.startsWith("dnsmasq-base")) {
      String loader = "/lib64/ld-linux-x86-64.so.2";
      write(root.resolve("usr/sbin/dnsmasq"), TinyElf.of(loader, List.of("libdbus-1.so.3")));
    } else if (name.startsWith("busybox")) {
      write(root.resolve("bin/busybox"), "busybox");
    } else if (name.startsWith("libdbus")) {
      write(root.resolve(TRIPLE + "libdbus-1.so.3.32"), TinyElf.of("", List.of("libc.so.6")));
      link(root.resolve(TRIPLE + "libdbus-1.so.3"), "libdbus-1.so.3.32");
    } else {
      write(root.resolve(TRIPLE + "libc.so.6"), TinyElf.of("", List.of()));
      write(root.resolve(TRIPLE + "ld-linux-x86-64.so.2"), TinyElf.of("", List.of()));
    }
  }

  private static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path link, String target) {
    try {
      Files.createSymbolicLink(link, Path.of(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
