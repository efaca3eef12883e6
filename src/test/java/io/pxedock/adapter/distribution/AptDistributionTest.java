package io.pxedock.adapter.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.image.DistributionPackage;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.PackageSource;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images from the packages of a distribution that {@link FakeApt} pretends. */
class AptDistributionTest {
  @TempDir Path machine;
  private final FakeApt apt = new FakeApt();
  private AptDistribution images;
  private Path cache;

  @BeforeEach
  void machineOfARelease() throws IOException {
    Files.createDirectories(machine.resolve("etc"));
    Files.writeString(machine.resolve("etc/os-release"), "ID=debian\nVERSION_CODENAME=bookworm\n");
    images = on(machine.resolve("home"));
    cache = place(machine.resolve("home"));
  }

  private AptDistribution on(Path home) throws IOException {
    Files.createDirectories(home);
    return new AptDistribution(
        apt, Map.of("XDG_CACHE_HOME", home.toString(), "PATH", "/bin"), machine);
  }

  /** Root's cache is the machine's, another user's their own. */
  private Path place(Path home) {
    boolean isRoot = System.getProperty("user.name").equals("root");
    return (isRoot ? machine.resolve("var/cache") : home).resolve("pxedock");
  }

  private ImageRecipe newest() {
    return images.newest(PackageSource.OF_THIS_MACHINE, Progress.NONE);
  }

  private byte[] build() {
    List<byte[]> made = new ArrayList<>();
    images.build(newest(), List.of("x:1"), Progress.NONE, tar -> made.add(bytes(tar)));
    return made.get(0);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  private static void fails(ExitCode exit, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.exit()).isEqualTo(exit))
        .hasMessageContaining(words);
  }

  @Test
  void aRecipeHasTheProgramsAndTheLibrariesThatTheyNeed() {
    assertThat(newest().packages())
        .extracting(DistributionPackage::exact)
        .containsExactly(
            "busybox-static=1:1.35.0-4+b3",
            "dnsmasq-base=2.90-4~deb12u2",
            "libc6=2.36-9",
            "libdbus-1-3=1.14.10-1");
    assertThat(newest().origin()).isEqualTo("http://deb.debian.org/debian");
    assertThat(newest().architecture()).isEqualTo("amd64");
  }

  @Test
  void onlyTheArchivesOfTheReleaseAreAsked() throws IOException {
    newest();
    assertThat(cache.resolve("sources.list")).content().doesNotContain("other.example");
  }

  @Test
  void theNextLookSeesWhatIsNewer() {
    newest();
    apt.dnsmasq = "2.91-1";
    assertThat(newest().dnsmasq().version()).isEqualTo("2.91-1");
  }

  @Test
  void equalPackagesMakeEqualImages() throws IOException {
    byte[] first = build();
    images = on(machine.resolve("elsewhere"));
    assertThat(build()).isEqualTo(first);
  }

  @Test
  void nothingButPackagesAndListsIsLeft() throws IOException {
    build();
    assertThat(left())
        .containsExactly("cache", "lock", "packages", "sources.list", "state", "status");
  }

  @Test
  void whatCannotBeUsedIsRemovedToo() throws IOException {
    ImageRecipe recipe = newest();
    fails(
        ExitCode.FAILED,
        "Docker refused",
        () ->
            images.build(
                recipe,
                List.of("x:1"),
                Progress.NONE,
                tar -> {
                  throw Failure.failed("Docker refused", "");
                }));
    assertThat(left()).doesNotContain("image.tar", "root");
  }

  @Test
  void whatAKilledBuildHasLeftIsRemoved() throws IOException {
    newest();
    Files.createDirectories(cache.resolve("root/usr/sbin"));
    Files.writeString(cache.resolve("root/usr/sbin/dnsmasq"), "half");
    Files.writeString(cache.resolve("image.tar"), "half");
    assertThat(build()).isNotEmpty();
    assertThat(left()).doesNotContain("image.tar", "root");
  }

  @Test
  void packagesOfAnEarlierBuildAreRemoved() throws IOException {
    newest();
    Files.writeString(cache.resolve("packages/dnsmasq-base_2.85-1_amd64.deb"), "old");
    build();
    assertThat(cache.resolve("packages/dnsmasq-base_2.85-1_amd64.deb")).doesNotExist();
    assertThat(cache.resolve("packages/dnsmasq-base_2.90-4~deb12u2_amd64.deb")).exists();
  }

  @Test
  void filesOfOtherPackagesAreUnpackedAndRemoved() throws IOException {
    images.fetch(List.of("busybox-static"), Progress.NONE);
    List<String> seen = new ArrayList<>();
    images.unpack(
        List.of("busybox-static"),
        List.of("bin/busybox"),
        root -> seen.add(new String(bytes(root.resolve("bin/busybox")), UTF_8)));
    assertThat(seen).containsExactly("busybox");
    assertThat(left()).doesNotContain("root");
  }

  @Test
  void aFileThatAPackageDoesNotHaveIsNamed() {
    images.fetch(List.of("busybox-static"), Progress.NONE);
    fails(
        ExitCode.FAILED,
        "busybox-static do not contain bin/bash",
        () -> images.unpack(List.of("busybox-static"), List.of("bin/bash"), root -> {}));
  }

  @Test
  void twoAtOnceAreRefused() throws IOException {
    newest();
    try (FileChannel other = FileChannel.open(cache.resolve("lock"), StandardOpenOption.WRITE)) {
      other.lock();
      fails(ExitCode.REFUSED, "another pxedock builds an image", this::newest);
    }
  }

  @Test
  void aListThatIsNotSignedIsNeverTaken() {
    newest();
    assertThat(apt.calls)
        .filteredOn(argv -> argv.contains("update"))
        .hasSize(1)
        .allSatisfy(
            argv ->
                assertThat(argv)
                    .contains(
                        "Acquire::AllowInsecureRepositories=false",
                        "APT::Get::AllowUnauthenticated=false"));
  }

  @Test
  void whatAptStartsEndsWithThisProcess() {
    build();
    assertThat(apt.calls)
        .filteredOn(argv -> argv.contains("update") || argv.contains("download"))
        .isNotEmpty()
        .allSatisfy(argv -> assertThat(argv).startsWith("setpriv", "--pdeathsig", "KILL"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W: GPG error: http://x InRelease: NO_PUBKEY 7638D044 | FAILED | is not signed by a key",
        "E: The repository 'http://x' is not signed. | FAILED | is not signed by a key",
        "E: The repository 'http://x y' does not have a Release file. | REFUSED | does not have it",
        "E: Failed to fetch http://x Could not connect to x:80 | UNREACHABLE | does not answer",
        "E: Write error - write (28: No space left on device) | FAILED | no space is left",
        "E: Something else | FAILED | apt-get failed: Something else"
      })
  void aRefusalOfAptIsOneLine(String said, ExitCode exit, String words) {
    apt.failAt("update", said);
    fails(exit, words, this::newest);
  }

  @Test
  void aPackageThatTheMirrorDoesNotHaveIsNamed() {
    apt.failAt("depends", "E: No packages found\n");
    fails(ExitCode.REFUSED, "No packages found", this::newest);
  }

  @ParameterizedTest
  @CsvSource({
    "'Book worm','','',is not a release",
    "'','ftp:/x','',is not the URL of a mirror",
    "'','http://x [y]','',is not the URL of a mirror",
    "'','','/nowhere/keys',is not a file with keys"
  })
  void aSourceThatIsNoneIsRefused(String release, String mirror, String keyring, String words) {
    PackageSource source = new PackageSource(release, mirror, keyring);
    fails(ExitCode.REFUSED, words, () -> images.newest(source, Progress.NONE));
  }

  @Test
  void withoutItsProgramsThereIsNoWay() {
    assertThat(new AptDistribution(apt, Map.of("PATH", machine.toString()), machine).isPossible())
        .isFalse();
  }
}
