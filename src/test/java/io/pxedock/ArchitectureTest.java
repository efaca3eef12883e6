package io.pxedock;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.pxedock.adapter.sandbox.Sandbox;
import io.pxedock.adapter.sandbox.SandboxFaults;
import io.pxedock.core.dnsmasq.DnsmasqVersion;
import io.pxedock.core.dnsmasq.LeaseFile;
import io.pxedock.core.operation.SystemChange;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks which room may use which, and who may reach the outside. */
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.pxedock");

  /** The floors from the top: each room may use the rooms that are named with it. */
  private static final Map<String, Set<String>> HOUSE =
      Map.of(
          "app", Set.of("console", "adapter", "core", "spi", "model"),
          "console", Set.of("core", "spi", "model"),
          // The sandbox reads the formats that the real programs read; see the rule below.
          "adapter", Set.of("core", "spi", "model"),
          "core", Set.of("spi", "model"),
          "spi", Set.of("model"),
          "model", Set.of());

  /** The rooms of the core, from the ground up: each may use the rooms before it. */
  private static final List<String> CORE =
      List.of(
          "dnsmasq",
          "log",
          "pxelinux",
          "boot",
          "site",
          "hosts",
          "rehearsal",
          "timeline",
          "diagnosis",
          "journal",
          "filter",
          "operation",
          "engine",
          "setup");

  private static final String[] PURE = {
    "io.pxedock.model..",
    "io.pxedock.core.dnsmasq..",
    "io.pxedock.core.log..",
    "io.pxedock.core.pxelinux..",
    "io.pxedock.core.boot..",
    "io.pxedock.core.site..",
    "io.pxedock.core.hosts..",
    "io.pxedock.core.diagnosis..",
    "io.pxedock.core.timeline..",
    "io.pxedock.core.journal..",
    "io.pxedock.core.filter..",
    "io.pxedock.core.operation.."
  };

  @Test
  void everyRoomUsesOnlyTheRoomsBelowIt() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : PROGRAM) {
      String from = room(type, 0);
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass())
          .filter(target -> target.getPackageName().startsWith("io.pxedock"))
          .filter(target -> !from.equals(room(target, 0)))
          .filter(target -> !HOUSE.getOrDefault(from, Set.of()).contains(room(target, 0)))
          .forEach(target -> wrong.add(type.getName() + " uses " + target.getName()));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRoomOfTheCoreUsesOnlyTheRoomsBelowIt() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : PROGRAM) {
      if (!room(type, 0).equals("core") || type.getSimpleName().equals("package-info")) {
        continue;
      }
      String from = room(type, 1);
      assertThat(CORE).contains(from);
      List<String> below = CORE.subList(0, CORE.indexOf(from) + 1);
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass())
          .filter(target -> target.getPackageName().startsWith("io.pxedock.core"))
          .filter(target -> !below.contains(room(target, 1)))
          .forEach(target -> wrong.add(type.getName() + " uses " + target.getName()));
    }
    assertThat(wrong).isEmpty();
  }

  /**
   * Returns the name of the room at that depth below io.pxedock; empty if the class is above it.
   */
  private static String room(JavaClass type, int depth) {
    String[] names = type.getPackageName().split("\\.");
    return names.length > depth + 2 ? names[depth + 2] : "";
  }

  @Test
  void noClassIsLooseAtTheRoot() {
    noClasses().should().resideInAPackage("io.pxedock").check(PROGRAM);
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    slices().matching("io.pxedock.(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void adaptersUseNothingOfTheCoreButTheSandboxItsFormats() {
    noClasses()
        .that()
        .resideInAPackage("io.pxedock.adapter..")
        .and()
        .resideOutsideOfPackage("io.pxedock.adapter.sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.pxedock.core..")
        .check(PROGRAM);
    noClasses()
        .that()
        .resideInAPackage("io.pxedock.adapter.sandbox..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.pxedock.core..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.pxedock.core.dnsmasq..", "io.pxedock.core.pxelinux.."))))
        .check(PROGRAM);
  }

  /** dnsmasq's rules are written once, in the model; only the form of the lease file is shared. */
  @Test
  void theSandboxHasNoRulesOfDnsmasqOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage("io.pxedock.adapter.sandbox..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.pxedock.core.dnsmasq")
                .and(not(type(LeaseFile.class)))
                .and(not(type(DnsmasqVersion.class))))
        .check(PROGRAM);
  }

  @Test
  void onlyTheEngineAndWhatIsBuiltOnItReachesTheOutside() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .or(resideInAnyPackage("io.pxedock.console.render.."))
        // A change names what it needs of the outside; only the engine carries it out.
        .and(not(type(SystemChange.class)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.pxedock.spi..")
        .check(PROGRAM);
  }

  @Test
  void onlyTheAppBuildsAdapters() {
    classes()
        .that()
        .resideInAPackage("io.pxedock.adapter..")
        .should()
        .onlyBeAccessed()
        .byAnyPackage("io.pxedock.app..", "io.pxedock.adapter..")
        .check(PROGRAM);
  }

  @Test
  void plansAndDiagnosesDoNoIo() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        // IDN is of text alone, whatever its package.
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.nio.channels..").and(not(type(IDN.class))))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|RandomAccess).*")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Runtime.class)
        .check(PROGRAM);
  }

  // The time of day is a value of the snapshot: a plan that is made twice comes out the same.
  @Test
  void plansAndDiagnosesUseNoClockAndNoRandomNumbers() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|concurrent\\.ThreadLocalRandom)")
        .check(PROGRAM);
  }

  /** Only what {@code demo --fault} offers does, by name, on a sandbox. */
  @Test
  void nothingButTheDemosOwnFaultsAsksForAFaultOfTheSandbox() {
    noClasses()
        .that(not(type(Sandbox.class)).and(not(type(SandboxFaults.class))))
        .and()
        .haveNameNotMatching("io\\.pxedock\\.adapter\\.sandbox\\.(Breaker|[A-Z][a-z]+Faults)")
        .should()
        .dependOnClassesThat(type(SandboxFaults.class))
        .check(PROGRAM);
  }

  @Test
  void onlyTheAppUsesTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.pxedock.app..")
        // Leaves the full screen when a signal ends the program and JLine has closed the terminal.
        .and()
        .doNotHaveFullyQualifiedName("io.pxedock.console.dashboard.terminal.FullScreen")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(PROGRAM);
  }

  @Test
  void onlyAdaptersAndTheShellsHistoryTouchFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.pxedock.app..", "io.pxedock.adapter..", "io.pxedock.console.shell..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .check(PROGRAM);
  }

  /**
   * Root writes where others write too: a file that is named twice, first to look at it and then to
   * change it, may be another one the second time. {@code HeldDirectory} names it once, {@code
   * HeldFile} holds it.
   */
  @Test
  void onlyHeldFilesAndDirectoriesAreWrittenRenamedRemovedOrGivenRights() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : PROGRAM) {
      if (type.getName().matches("io\\.pxedock\\.adapter\\.files\\.Held(Directory|File)")) {
        continue;
      }
      WritesByPath.of(type).forEach(access -> wrong.add(access.getDescription()));
    }
    // The log of the libraries, in the user's own state directory, and the standard streams.
    wrong.removeIf(call -> call.contains("adapter.files.LogFile.") || call.contains("app.Main."));
    // The pager opens what it is given, in a directory that it only starts from.
    wrong.removeIf(call -> call.contains("org.jline.builtins.Less.<init>"));
    // The shell's own history, in the same place.
    wrong.removeIf(call -> call.contains("console.shell.HistoryFile."));
    assertThat(wrong).isEmpty();
  }

  /** What the rule above looks for is found, in whichever way it is written. */
  @Test
  void everyWayToWriteByPathIsSeen() {
    JavaClass planted = new ClassFileImporter().importClass(EveryWayToWrite.class);
    assertThat(planted.getMethods())
        .isNotEmpty()
        .allSatisfy(
            method ->
                assertThat(WritesByPath.of(planted))
                    .describedAs(method.getName())
                    .anyMatch(access -> access.getOrigin().equals(method)));
  }

  @Test
  void noNameSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching("(?i).*(util|utils|helper|manager)(\\$.*)?")
        .check(PROGRAM);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws Exception {
    Set<String> silent = new TreeSet<>();
    try (Stream<Path> all = Files.walk(Path.of("src/main/java/io/pxedock"))) {
      for (Path directory : all.filter(Files::isDirectory).skip(1).toList()) {
        Path info = directory.resolve("package-info.java");
        if (!Files.exists(info) || !Files.readString(info).startsWith("/**")) {
          silent.add(directory.toString());
        }
      }
    }
    assertThat(silent).isEmpty();
  }
}
