package io.pxedock.adapter.distribution;

import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.model.Failure;
import io.pxedock.model.image.PackageSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the list of archives that packages are fetched from (sources.list(5)). */
final class AptSources {
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final String SUFFIXES = "(-updates|-security)?";

  private final CommandRunner commands;
  private final Path root;

  AptSources(CommandRunner commands, Path root) {
    this.commands = commands;
    this.root = root;
  }

  /**
   * The archives of one release.
   *
   * @param mirror the URL of the first one
   */
  record Archives(String release, String mirror, List<String> lines) {}

  /**
   * @throws Failure REFUSED if it cannot be a source, or if this machine names none
   */
  Archives of(PackageSource source) {
    String own = osRelease("VERSION_CODENAME");
    String release = source.release().isEmpty() ? own : source.release();
    if (!release.matches("[a-z][a-z0-9.-]{0,40}")) {
      throw Failure.refused(
          release.isEmpty()
              ? "this machine names no release"
              : "'" + release + "' is not a release",
          "give its code name, such as --release bookworm");
    }
    String options = options(keyring(source.keyring()));
    if (!source.mirror().isEmpty()) {
      return new Archives(
          release,
          checked(source.mirror()),
          List.of("deb " + options + source.mirror() + " " + release + " main"));
    }
    List<String> lines = new ArrayList<>();
    String mirror = "";
    for (String[] target : targets()) {
      if (target[2].equals("main") && target[1].matches(own + SUFFIXES + "|stable" + SUFFIXES)) {
        String suite = source.release().isEmpty() ? target[1] : release + suffix(target[1]);
        lines.add("deb " + options + target[0] + " " + suite + " main");
        mirror = mirror.isEmpty() ? target[0] : mirror;
      }
    }
    if (lines.isEmpty()) {
      throw Failure.refused(
          "apt has no archive of " + own + " on this machine",
          "name one with --mirror URL, such as http://deb.debian.org/debian");
    }
    return new Archives(release, mirror, lines.stream().distinct().toList());
  }

  private static String suffix(String suite) {
    int dash = suite.indexOf('-');
    return dash < 0 ? "" : suite.substring(dash);
  }

  private static String checked(String mirror) {
    if (!mirror.matches("(https?|ftp)://[^\\s\\[\\]'\"]+|(file|copy):/[^\\s\\[\\]'\"]*")) {
      throw Failure.refused(
          "'" + mirror + "' is not the URL of a mirror",
          "write it as http://deb.debian.org/debian");
    }
    return mirror;
  }

  private String keyring(String given) {
    if (given.isEmpty()) {
      return Stream.of("gpg", "pgp")
          .map(
              end ->
                  root.resolve("usr/share/keyrings")
                      .resolve(osRelease("ID") + "-archive-keyring." + end))
          .filter(Files::isReadable)
          .findFirst()
          .map(Path::toString)
          .orElse("");
    }
    Path path = Path.of(given).toAbsolutePath();
    if (!Files.isRegularFile(path) || !path.toString().matches("[^\\s\\[\\]'\",]+")) {
      throw Failure.refused(
          "'" + given + "' is not a file with keys", "correct --keyring: a file that gpg exported");
    }
    return path.toString();
  }

  private static String options(String keyring) {
    return keyring.isEmpty() ? "" : "[signed-by=" + keyring + "] ";
  }

  private List<String[]> targets() {
    Outcome outcome =
        commands.run(
            List.of(
                "apt-get",
                "indextargets",
                "Created-By: Packages",
                "--format",
                "$(REPO_URI) $(RELEASE) $(COMPONENT)"),
            LOOK);
    return outcome.ending() == Ending.EXITED && outcome.exit() == 0
        ? outcome.stdout().lines().map(line -> line.split(" ")).filter(w -> w.length == 3).toList()
        : List.of();
  }

  private String osRelease(String name) {
    try (Stream<String> lines =
        Files.lines(root.resolve("etc/os-release"), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1).replace("\"", "").strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** The programs that a build takes. */
  static final Set<String> PROGRAMS = Set.of("apt-get", "apt-cache", "dpkg-deb", "env", "setpriv");
}
