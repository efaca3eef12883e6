package io.pxedock.adapter.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.model.Failure;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class LocalArchiveTest {
  @TempDir Path directory;
  private Path file;
  private Path target;
  private HttpServer server;

  @BeforeEach
  void places() throws IOException {
    file = directory.resolve("a.tgz");
    target = Files.createDirectory(directory.resolve("site")).resolve("unpacked");
  }

  @AfterEach
  void stopServer() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** An archive to be written. */
  private interface Entries {
    void addTo(TarArchiveOutputStream tar) throws IOException;
  }

  private void archive(Entries entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      entries.addTo(tar);
    }
  }

  private static void put(TarArchiveOutputStream tar, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte type, String link)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(link);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private void unpack() {
    new LocalArchive().unpack(file, target, Progress.NONE);
  }

  private void leavesNothing() throws IOException {
    try (Stream<Path> left = Files.list(target.getParent())) {
      assertThat(left).isEmpty();
    }
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        hostile("an absolute path", tar -> put(tar, "/tftpboot/x", "evil")),
        hostile("leads out of it", tar -> put(tar, "tftpboot/../../x", "evil")),
        hostile("leads out of it", tar -> put(tar, "..", "evil")),
        hostile("leads out of it", tar -> link(tar, "tftpboot/x", "/etc/passwd")),
        hostile("leads out of it", tar -> link(tar, "tftpboot/x", "../../etc/passwd")),
        hostile("leads out of it", tar -> link(tar, "tftpboot/x", "")),
        hostile("down and up again", tar -> link(tar, "tftpboot/x", "a/../../../etc")),
        hostile(
            "through a link",
            tar -> {
              link(tar, "tftpboot/d", "../images");
              put(tar, "tftpboot/d/x", "evil");
            }),
        hostile(
            "hard link to a file that is not in the archive",
            tar -> hard(tar, "tftpboot/x", "images/none")),
        hostile("an absolute path", tar -> hard(tar, "tftpboot/x", "/etc/passwd")),
        hostile(
            "hard link to a file that is not in the archive",
            tar -> {
              link(tar, "tftpboot/d", "nowhere");
              hard(tar, "tftpboot/x", "tftpboot/d");
            }),
        hostile(
            "is not a file, a directory or a link",
            tar -> put(tar, "tftpboot/x", TarConstants.LF_CHR, "")),
        hostile(
            "is not a file, a directory or a link",
            tar -> put(tar, "tftpboot/x", TarConstants.LF_BLK, "")),
        hostile(
            "is not a file, a directory or a link",
            tar -> put(tar, "tftpboot/x", TarConstants.LF_FIFO, "")),
        hostile("invalid file name", tar -> put(tar, "tftpboot/a\nb", "evil")),
        hostile("leads out of it", tar -> link(tar, "conf/x", "../.pxedock/lock")),
        hostile("leads out of it", tar -> link(tar, "conf/x", "..")),
        hostile("leads out of it", tar -> link(tar, "TOP/conf/x", "../../pxedock.conf")),
        hostile("leads out of it", tar -> link(tar, "TOP/conf/x", "../../TOP/conf/y")),
        hostile("where a directory belongs", tar -> put(tar, "conf", "a file")),
        hostile(
            "hard link to a file that is not in the archive",
            tar -> hard(tar, "conf/x", "pxedock.conf")),
        hostile("contains none of", tar -> put(tar, "readme", "hello")),
        hostile("contains none of", tar -> {}));
  }

  private static Arguments hostile(String why, Entries entries) {
    return Arguments.of(why, entries);
  }

  private static void link(TarArchiveOutputStream tar, String name, String to) throws IOException {
    put(tar, name, TarConstants.LF_SYMLINK, to);
  }

  private static void hard(TarArchiveOutputStream tar, String name, String to) throws IOException {
    put(tar, name, TarConstants.LF_LINK, to);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatReachesOutIsRefusedAndLeavesNothing(String why, Entries entries) throws IOException {
    archive(
        tar -> {
          entries.addTo(tar);
        });
    assertThatThrownBy(this::unpack)
        .isInstanceOf(Failure.class)
        .hasMessageContaining(why)
        .hasMessageStartingWith("a.tgz ");
    leavesNothing();
  }

  @Test
  void aGoodArchiveIsUnpackedWithItsLinksAndReadable() throws IOException {
    archive(
        tar -> {
          put(tar, "./tftpboot/pxelinux.0", "loader");
          link(tar, "./tftpboot/efi64/pxelinux.cfg", "../pxelinux.cfg");
          put(tar, "./images/vmlinuz-4", "kernel");
          hard(tar, "./images/vmlinuz", "./images/vmlinuz-4");
        });
    unpack();
    assertThat(target.resolve("tftpboot/pxelinux.0")).content().isEqualTo("loader");
    assertThat(target.resolve("images/vmlinuz")).content().isEqualTo("kernel");
    assertThat(Files.readSymbolicLink(target.resolve("tftpboot/efi64/pxelinux.cfg")))
        .hasToString("../pxelinux.cfg");
  }

  @Test
  void aTreeInADirectoryOfItsOwnIsTakenOutOfIt() throws IOException {
    archive(tar -> put(tar, "PXEDOCK/images/vmlinuz-4", "kernel"));
    unpack();
    assertThat(target.resolve("images/vmlinuz-4")).isRegularFile();
  }

  @Test
  void nothingButTheThreeDirectoriesIsTakenOutOfIt() throws IOException {
    archive(
        tar -> {
          put(tar, "pxedock.conf", "docker-host=unix:///tmp/evil.sock");
          put(tar, "PXEDOCK/conf/hosts", "");
          put(tar, "PXEDOCK/pxedock.conf", "docker-host=unix:///tmp/evil.sock");
          put(tar, "PXEDOCK/.pxedock/journal/000001.json", "{}");
          put(tar, "etc/cron.d/evil", "* * * * * root evil");
          put(tar, "conf/evil", "of another top");
        });
    unpack();
    try (Stream<Path> all = Files.walk(target)) {
      assertThat(all.map(path -> target.relativize(path).toString()))
          .containsExactlyInAnyOrder("", "conf", "conf/hosts");
    }
  }

  @Test
  void whatAnOlderPxedockUnpackedBesidesIsNotMovedIn() throws IOException {
    Files.createDirectories(target.resolve("conf"));
    Files.writeString(target.resolve("conf/hosts"), "");
    Files.writeString(target.resolve("pxedock.conf"), "evil");
    Path tree = Files.createDirectory(directory.resolve("tree"));
    new LocalArchive().moveInto(target, tree);
    assertThat(tree.toFile().list()).containsExactly("conf");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"1f9d9090", "1f9d9f", "5d00008000ff"})
  void aCompressionWithoutBoundsIsRefused(String start) throws IOException {
    byte[] bytes = new byte[1024];
    byte[] magic = HexFormat.of().parseHex(start);
    System.arraycopy(magic, 0, bytes, 0, magic.length);
    Files.write(file, bytes);
    assertThatThrownBy(this::unpack).isInstanceOf(Failure.class);
    leavesNothing();
  }

  @Test
  void anXzArchiveIsUnpackedAndOneThatAsksForMoreMemoryThanItMayIsRefused() throws IOException {
    archive(tar -> put(tar, "images/vmlinuz-4", "kernel"));
    byte[] tar;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      tar = in.readAllBytes();
    }
    xz(tar, 1 << 20);
    unpack();
    assertThat(target.resolve("images/vmlinuz-4")).content().isEqualTo("kernel");
    TemporaryDirectory.remove(target);
    xz(tar, 512 << 20);
    assertThatThrownBy(this::unpack).isInstanceOf(Failure.class);
    leavesNothing();
  }

  private void xz(byte[] tar, int dictionary) throws IOException {
    LZMA2Options options = new LZMA2Options(0);
    options.setDictSize(dictionary);
    try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), options)) {
      out.write(tar);
    }
  }

  @Test
  void headersWithoutEndAreRefused() throws IOException {
    archive(
        tar -> {
          TarArchiveEntry entry = new TarArchiveEntry("images/x", true);
          entry.addPaxHeader("comment", "x".repeat(3_000_000));
          entry.setSize(0);
          tar.putArchiveEntry(entry);
          tar.closeArchiveEntry();
        });
    assertThatThrownBy(this::unpack)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the headers of an entry are too long");
    leavesNothing();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(ints = {0, 1, 9, 20, 500, 999})
  void anArchiveThatIsCutOffIsRefusedAndLeavesNothing(int permille) throws IOException {
    archive(
        tar -> {
          put(tar, "tftpboot/pxelinux.0", "x");
          for (int i = 0; i < 50; i++) {
            put(tar, "images/" + i, "kernel " + new java.util.Random(i).nextLong());
          }
        });
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length * permille / 1000));
    assertThatThrownBy(this::unpack).isInstanceOf(Failure.class);
    leavesNothing();
  }

  @ParameterizedTest
  @CsvSource({
    "1f 9d 90 00, z",
    "04 22 4d 18, lz4-framed",
    "ff 06 00 00 73 4e 61 50 70 59, snappy-framed"
  })
  void oneThatIsPackedInARareWayIsRefused(String head, String name) throws IOException {
    byte[] start = HexFormat.ofDelimiter(" ").parseHex(head);
    Files.write(file, Arrays.copyOf(start, 512));
    assertThatThrownBy(this::unpack)
        .isInstanceOf(Failure.class)
        .hasMessage("a.tgz is packed as " + name + ", not with gzip, bzip2 or xz");
  }

  @Test
  void oneThatUnpacksWithoutEndIsRefused() throws IOException {
    archive(tar -> put(tar, "images/zeros", "0".repeat(3_000_000)));
    LocalArchive small = new LocalArchive(new Unpacking.Bounds(10, 1 << 20), 1 << 20);
    assertThatThrownBy(() -> small.unpack(file, target, Progress.NONE))
        .hasMessageContaining("more than 1 MiB");
    leavesNothing();
  }

  @Test
  void oneWithEntriesWithoutEndIsRefused() throws IOException {
    archive(
        tar -> {
          for (int i = 0; i < 11; i++) {
            put(tar, "images/" + i, "");
          }
        });
    LocalArchive small = new LocalArchive(new Unpacking.Bounds(10, 1 << 20), 1 << 20);
    assertThatThrownBy(() -> small.unpack(file, target, Progress.NONE))
        .hasMessageContaining("more than 10 entries");
  }

  @Test
  void whatIsThereAlreadyStays() throws IOException {
    archive(
        tar -> {
          put(tar, "conf/hosts", "theirs");
          put(tar, "conf/new", "new");
        });
    unpack();
    Path tree = Files.createDirectories(directory.resolve("tree/conf")).getParent();
    Files.writeString(tree.resolve("conf/hosts"), "ours");
    new LocalArchive().moveInto(target, tree);
    assertThat(tree.resolve("conf/hosts")).content().isEqualTo("ours");
    assertThat(tree.resolve("conf/new")).content().isEqualTo("new");
    assertThat(target).doesNotExist();
  }

  private String serve(byte[] bytes, Consumer<String> ranges, int firstAnswer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          ranges.accept(String.valueOf(range));
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
          int to = range == null ? firstAnswer : bytes.length;
          exchange.getResponseHeaders().add("ETag", "\"one\"");
          exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length - from);
          exchange.getResponseBody().write(bytes, from, to - from);
          exchange.close();
        });
    server.start();
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/a.tgz";
  }

  @Test
  void aTransferThatWasCutOffGoesOnWhereItEnded() throws IOException {
    byte[] bytes = new byte[100_000];
    new java.util.Random(1).nextBytes(bytes);
    java.util.List<String> ranges = new java.util.ArrayList<>();
    String url = serve(bytes, ranges::add, 60_000);
    LocalArchive archives = new LocalArchive();
    assertThatThrownBy(() -> archives.fetch(url, directory.resolve("f"), Progress.NONE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot fetch");
    Path fetched = archives.fetch(url, directory.resolve("f"), Progress.NONE);
    assertThat(fetched).hasBinaryContent(bytes);
    assertThat(ranges).hasSize(2).first().isEqualTo("null");
    assertThat(ranges.get(1)).matches("bytes=[1-9][0-9]*-");
  }

  @Test
  void aWrongSumThrowsAwayWhatWasFetchedAndSaysBoth() throws IOException {
    Path fetched = Files.createDirectory(directory.resolve("fetched"));
    Path archive = Files.writeString(fetched.resolve("a.tgz"), "abc");
    String sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    new LocalArchive().check(archive, sum.toUpperCase(java.util.Locale.ROOT), fetched);
    String wrong = "0".repeat(64);
    assertThatThrownBy(() -> new LocalArchive().check(archive, wrong, fetched))
        .hasMessageContaining(sum)
        .hasMessageContaining(wrong);
    assertThat(archive).doesNotExist();
  }
}
