package io.pxedock.adapter.distribution;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.HeldFile;
import io.pxedock.adapter.files.IoFailure;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.image.DistributionPackage;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.PackageSource;
import io.pxedock.spi.Distribution;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Builds with apt and dpkg, in a directory that is the caller's alone. What a build that was killed
 * has left there is removed by the next one, but for the packages that it has fetched.
 */
public final class AptDistribution implements Distribution {
  private static final Duration UNPACK = Duration.ofMinutes(2);

  /** For the package lists, the packages, both of them unpacked, and the image. */
  private static final long SPACE = 250_000_000;

  private static final String PLACE = "pxedock";
  private static final String PACKAGES = "packages";
  private static final String OTHERS = "others";
  private static final String ROOT = "root";
  private static final String TAR = "image.tar";

  private final CommandRunner commands;
  private final Map<String, String> environment;
  private final Path machine;

  /**
   * @param machine the root directory of this machine
   */
  public AptDistribution(CommandRunner commands, Map<String, String> environment, Path machine) {
    this.commands = commands;
    this.environment = environment;
    this.machine = machine;
  }

  @Override
  public boolean isPossible() {
    String path = environment.getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    return AptSources.PROGRAMS.stream()
        .allMatch(
            program ->
                Stream.of(path.split(":"))
                    .filter(directory -> !directory.isEmpty())
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))));
  }

  @Override
  public synchronized ImageRecipe newest(PackageSource source, Progress progress) {
    return inPlace(place -> look(source, place, progress));
  }

  private ImageRecipe look(PackageSource source, HeldDirectory place, Progress progress)
      throws IOException {
    AptSources.Archives archives = new AptSources(commands, machine).of(source);
    Apt apt = prepared(archives, place);
    progress.at("package lists of " + RedactedUrl.of(archives.mirror()), 0, 0);
    apt.update();
    List<Apt.Found> found = apt.newest(ImageRecipe.PROGRAMS);
    Apt.Found dnsmasq =
        found.stream()
            .filter(f -> f.thePackage().name().equals(ImageRecipe.DNSMASQ))
            .findFirst()
            .orElseThrow();
    return new ImageRecipe(
        source,
        archives.release(),
        dnsmasq.origin().replaceFirst("//[^/@]*@", "//"),
        dnsmasq.architecture(),
        found.stream().map(Apt.Found::thePackage).toList());
  }

  private Apt prepared(AptSources.Archives archives, HeldDirectory place) throws IOException {
    String sources = String.join("\n", archives.lines()) + "\n";
    place.put(Apt.SOURCES, sources.getBytes(StandardCharsets.UTF_8));
    place.put(Apt.STATUS, new byte[0]);
    for (String directory : List.of("state/lists/partial", "cache/archives/partial", PACKAGES)) {
      place.descend(List.of(directory.split("/")), true).close();
    }
    return new Apt(commands, place.path(), archives.mirror());
  }

  @Override
  public synchronized void fetch(ImageRecipe recipe, Progress progress) {
    inPlace(place -> fetch(recipe, place, progress));
  }

  /** Returns the directory with the packages. */
  private Path fetch(ImageRecipe recipe, HeldDirectory place, Progress progress)
      throws IOException {
    AptSources.Archives archives = new AptSources(commands, machine).of(recipe.source());
    Apt apt = prepared(archives, place);
    Path packages = place.path().resolve(PACKAGES);
    keepOnly(recipe, place);
    Meter.during(
        () -> apt.download(recipe.packages(), packages), packages, recipe.size(), progress);
    return packages;
  }

  @Override
  public synchronized void build(
      ImageRecipe recipe, List<String> names, Progress progress, Consumer<Path> use) {
    inPlace(
        place -> {
          use.accept(build(recipe, names, place, progress));
          return recipe;
        });
  }

  private Path build(ImageRecipe recipe, List<String> names, HeldDirectory place, Progress progress)
      throws IOException {
    Path packages = fetch(recipe, place, progress);
    progress.at("unpack " + recipe.packages().size() + " packages", 0, 0);
    place.makePrivateDirectory(ROOT);
    Path root = place.path().resolve(ROOT);
    Instant newest = Instant.EPOCH;
    for (DistributionPackage each : recipe.packages()) {
      Path file = fileOf(prefix(each), packages);
      newest = later(newest, date(file));
      unpack(file, root);
    }
    progress.at("write the image", 0, 0);
    ImageTar image = ServerImage.of(new PackageTree(root), newest);
    try (HeldFile file = place.create(TAR, true)) {
      image.write(
          file.output(), names, recipe.architecture(), ServerImage.ENTRY_POINT, recipe.labels());
    }
    return place.path().resolve(TAR);
  }

  @Override
  public synchronized void fetch(List<String> packages, Progress progress) {
    inPlace(
        place -> {
          AptSources.Archives archives =
              new AptSources(commands, machine).of(PackageSource.OF_THIS_MACHINE);
          Apt apt = prepared(archives, place);
          if (Files.exists(place.at(OTHERS), LinkOption.NOFOLLOW_LINKS)) {
            place.deleteTree(OTHERS);
          }
          place.makePrivateDirectory(OTHERS);
          progress.at("package lists of " + RedactedUrl.of(archives.mirror()), 0, 0);
          apt.update();
          progress.at("fetch " + String.join(" ", packages), 0, 0);
          apt.downloadNewest(packages, place.path().resolve(OTHERS));
          return place;
        });
  }

  @Override
  public synchronized void unpack(List<String> packages, List<String> paths, Consumer<Path> use) {
    inPlace(
        place -> {
          place.makePrivateDirectory(ROOT);
          Path root = place.path().resolve(ROOT);
          for (String name : packages) {
            unpack(fileOf(name + "_", place.path().resolve(OTHERS)), root);
          }
          for (String path : paths) {
            if (!Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
              throw Failure.failed(
                  String.join(", ", packages) + " do not contain " + path,
                  "give the archive pxebootbinaries.tgz with --archive");
            }
          }
          use.accept(root);
          return place;
        });
  }

  /** Removes packages that an earlier build needed and this one does not. */
  private static void keepOnly(ImageRecipe recipe, HeldDirectory place) throws IOException {
    try (HeldDirectory directory = place.child(PACKAGES)) {
      for (String name : directory.names()) {
        if (recipe.packages().stream().noneMatch(p -> name.startsWith(prefix(p)))) {
          directory.deleteTree(name);
        }
      }
    }
  }

  /** Removes what is needed during a build only, and what a build that was killed has left. */
  private static void clear(HeldDirectory place) throws IOException {
    for (String name : List.of(ROOT, TAR)) {
      if (Files.exists(place.at(name), LinkOption.NOFOLLOW_LINKS)) {
        place.deleteTree(name);
      }
    }
  }

  private static String prefix(DistributionPackage p) {
    return p.name() + "_" + p.version().replace(":", "%3a") + "_";
  }

  private static Path fileOf(String prefix, Path packages) throws IOException {
    try (Stream<Path> files = Files.list(packages)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new IOException("apt-get has not fetched " + prefix));
    }
  }

  /** Returns when a package was made: the time of its first member (ar(5), deb(5)). */
  private static Instant date(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(36);
      String time = new String(head, StandardCharsets.ISO_8859_1).substring(24, 36).strip();
      return Instant.ofEpochSecond(Long.parseLong(time));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException(file + " is not a package", e);
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private void unpack(Path file, Path root) {
    List<String> argv = List.of("dpkg-deb", "-x", file.toString(), root.toString());
    Outcome outcome = commands.run(argv, UNPACK);
    if (outcome.exit() != 0) {
      throw Failure.failed(
          "cannot unpack " + file.getFileName() + ": " + outcome.stderr().strip(),
          "make room in " + root.getParent() + ", then run it again");
    }
  }

  /** What is done with the directory held and locked. */
  private interface Work<T> {
    T in(HeldDirectory place) throws IOException;
  }

  @SuppressWarnings("try") // the lock is only ever held
  private <T> T inPlace(Work<T> work) {
    Path base = base();
    try (HeldDirectory above = HeldDirectory.open(base);
        HeldDirectory place = above.privateChild(PLACE);
        HeldFile lock = place.openOrCreate("lock")) {
      try (FileLock held = lock.channel().tryLock()) {
        if (held == null) {
          throw busy();
        }
        clear(place);
        checkSpace(place.path());
        try {
          return work.in(place);
        } finally {
          clear(place);
        }
      } catch (OverlappingFileLockException e) {
        throw busy();
      }
    } catch (IOException e) {
      throw IoFailure.making(base.resolve(PLACE), e);
    }
  }

  private static Failure busy() {
    return Failure.refused("another pxedock builds an image", "wait until it is done");
  }

  private static void checkSpace(Path place) throws IOException {
    long free = Files.getFileStore(place).getUsableSpace();
    if (free < SPACE) {
      throw Failure.refused(
          place + " has " + free / 1_000_000 + " MB free, and a build needs " + SPACE / 1_000_000,
          "make room there");
    }
  }

  /** Returns the directory of caches: the machine's for root, else the user's own. */
  private Path base() {
    Path base = machine.resolve("var/cache");
    if (!System.getProperty("user.name").equals("root")) {
      String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
      String home = environment.getOrDefault("HOME", "");
      base = Path.of(cache.startsWith("/") ? cache : home + "/.cache");
    }
    new LocalFiles().makeDirectory(base);
    try {
      return base.toRealPath();
    } catch (IOException e) {
      throw IoFailure.making(base, e);
    }
  }
}
