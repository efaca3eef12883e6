package io.pxedock.adapter.distribution;

import io.pxedock.adapter.process.CommandRunner;
import io.pxedock.adapter.process.CommandRunner.Ending;
import io.pxedock.adapter.process.CommandRunner.Outcome;
import io.pxedock.model.Failure;
import io.pxedock.model.image.DistributionPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * apt with lists, packages and a state of its own: what is installed on this machine plays no part,
 * and nothing of it is changed. A list without a trusted signature is refused, whatever the
 * configuration of this machine allows.
 */
final class Apt {
  static final String SOURCES = "sources.list";
  static final String STATUS = "status";

  /** Ends with this process, however that ends: it holds locks that the next build needs. */
  private static final List<String> LIFELINE = List.of("setpriv", "--pdeathsig", "KILL");

  private static final Duration NETWORK = Duration.ofMinutes(20);
  private static final Duration LOOK = Duration.ofSeconds(60);
  private static final Pattern URI =
      Pattern.compile("'(\\S+?)/pool/\\S*' (\\S+?)_(\\S+)_([a-z0-9-]+)\\.deb (\\d{1,12})( .*)?");

  private final CommandRunner commands;
  private final Path place;
  private final String mirror;

  /**
   * @param place the directory of the lists, with the files {@link #SOURCES} and {@link #STATUS}
   * @param mirror the URL of the archive, for messages
   */
  Apt(CommandRunner commands, Path place, String mirror) {
    this.commands = commands;
    this.place = place;
    this.mirror = mirror;
  }

  /** A package with its place in the archive. */
  record Found(DistributionPackage thePackage, String origin, String architecture) {}

  private List<String> command(String program, String... arguments) {
    return commandIn(place, program, arguments);
  }

  private List<String> commandIn(Path directory, String program, String... arguments) {
    List<String> argv = new ArrayList<>(LIFELINE);
    argv.addAll(List.of("env", "-C", directory.toString(), program, "-q"));
    for (String option :
        List.of(
            "Dir::State=" + place.resolve("state"),
            "Dir::State::status=" + place.resolve(STATUS),
            "Dir::Cache=" + place.resolve("cache"),
            "Dir::Etc::sourcelist=" + place.resolve(SOURCES),
            "Dir::Etc::sourceparts=/dev/null",
            "APT::Sandbox::User=root",
            "Acquire::Languages=none",
            "Acquire::AllowInsecureRepositories=false",
            "Acquire::AllowWeakRepositories=false",
            "Acquire::AllowDowngradeToInsecureRepositories=false",
            "APT::Get::AllowUnauthenticated=false",
            "APT::Update::Error-Mode=any",
            "Acquire::Retries=2",
            "Acquire::http::Timeout=30",
            "Acquire::https::Timeout=30")) {
      argv.add("-o");
      argv.add(option);
    }
    argv.addAll(Arrays.asList(arguments));
    return argv;
  }

  void update() {
    run(NETWORK, command("apt-get", "update"));
  }

  /** Returns these packages and the libraries that they need, in the order of their names. */
  List<Found> newest(List<String> programs) {
    TreeSet<String> names = new TreeSet<>(programs);
    for (String program : programs) {
      List<String> argv = command("apt-cache", "depends", "--important", "--recurse", program);
      names.addAll(libraries(program, run(LOOK, argv).stdout()));
    }
    List<String> argv = command("apt-get", "download", "--print-uris");
    argv.addAll(names);
    List<Found> found = new ArrayList<>();
    run(LOOK, argv)
        .stdout()
        .lines()
        .map(URI::matcher)
        .filter(Matcher::matches)
        .forEach(
            m ->
                found.add(
                    new Found(
                        new DistributionPackage(
                            m.group(2), m.group(3).replace("%3a", ":"), Long.parseLong(m.group(5))),
                        m.group(1),
                        m.group(4))));
    found.sort((a, b) -> a.thePackage().name().compareTo(b.thePackage().name()));
    for (String program : programs) {
      if (found.stream().noneMatch(f -> f.thePackage().name().equals(program))) {
        throw Failure.refused(mirror + " has no package " + program, OTHER_MIRROR);
      }
    }
    return found;
  }

  /** Follows the libraries alone: what else a package needs is for its installation. */
  private static TreeSet<String> libraries(String program, String depends) {
    Map<String, List<String>> needs = new HashMap<>();
    String of = "";
    for (String line : depends.lines().toList()) {
      if (!line.startsWith(" ")) {
        of = line.strip();
      } else if (line.strip().matches("\\|?(Pre)?Depends: lib\\S+")) {
        needs.computeIfAbsent(of, name -> new ArrayList<>()).add(line.replaceFirst(".*: ", ""));
      }
    }
    TreeSet<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(program));
    while (!open.isEmpty()) {
      for (String library : needs.getOrDefault(open.pop(), List.of())) {
        if (found.add(library)) {
          open.push(library);
        }
      }
    }
    return found;
  }

  /** Fetches packages into a directory; one that is there already and whole stays. */
  void download(List<DistributionPackage> packages, Path directory) {
    List<String> argv = commandIn(directory, "apt-get", "download");
    packages.forEach(p -> argv.add(p.exact()));
    run(NETWORK, argv);
  }

  /** Fetches the newest of these packages into a directory. */
  void downloadNewest(List<String> packages, Path directory) {
    List<String> argv = commandIn(directory, "apt-get", "download");
    argv.addAll(packages);
    run(NETWORK, argv);
  }

  private static final String OTHER_MIRROR = "name another mirror with --mirror URL";

  private Outcome run(Duration deadline, List<String> argv) {
    Outcome outcome = commands.run(argv, deadline);
    if (outcome.ending() == Ending.MISSING || outcome.exit() == 127) {
      throw Failure.unreachable(
          "there is no apt on this machine, and an image is built from its packages",
          "pull the image, or give it as a tar file");
    }
    if (outcome.ending() == Ending.TIMED_OUT) {
      throw Failure.unreachable(mirror + " did not answer in time", OTHER_MIRROR);
    }
    if (outcome.exit() != 0) {
      throw failure(outcome.stdout() + "\n" + outcome.stderr());
    }
    return outcome;
  }

  private Failure failure(String said) {
    String signature =
        line(said, "GPG error|is not signed|NO_PUBKEY|BADSIG|EXPKEYSIG|signature|authenticated");
    if (!signature.isEmpty()) {
      return Failure.failed(
          mirror + " is not signed by a key that is trusted: " + signature,
          "name the file with its keys with --keyring FILE, or another mirror with --mirror URL");
    }
    if (!line(said, "No space left").isEmpty()) {
      return Failure.failed("no space is left in " + place, "make room there");
    }
    String package_ = line(said, "Unable to locate package|No packages found|has no installation");
    if (!package_.isEmpty()) {
      return Failure.refused(mirror + ": " + package_, OTHER_MIRROR);
    }
    String release = line(said, "does not have a Release file|404 +Not Found");
    if (!release.isEmpty()) {
      return Failure.refused(
          mirror + " does not have it: " + release, "correct --release or --mirror");
    }
    String network =
        line(
            said,
            "[Cc]ould not (resolve|connect)|Temporary failure|Connection (refused|failed)|timed out"
                + "|unreachable|Failed to fetch");
    if (!network.isEmpty()) {
      return Failure.unreachable(
          mirror + " does not answer: " + network,
          "look at the network and its proxy, or " + OTHER_MIRROR);
    }
    String first = line(said, "^E: ");
    return Failure.failed("apt-get failed: " + (first.isEmpty() ? "no reason given" : first), "");
  }

  /** Returns the first line with the pattern, without its mark; empty if there is none. */
  private static String line(String said, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return said.lines()
        .filter(line -> wanted.matcher(line).find())
        .findFirst()
        .map(line -> line.replaceFirst("^[EWN]: ", "").strip())
        .orElse("");
  }
}
