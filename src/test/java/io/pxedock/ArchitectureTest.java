package io.pxedock;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.pxedock.operation.Deed;
import java.net.IDN;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which package may know which, and who may touch the world. */
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.pxedock");

  /** From the ground up: each package may use those before it. A new one is put in here. */
  private static final List<String> LAYERS =
      List.of(
          "text",
          "model",
          "controller",
          "dnsmasq",
          "pxelinux",
          "site",
          "hosts",
          "diagnosis",
          "timeline",
          "journal",
          "operation",
          "engine",
          "render",
          "setup",
          "completion",
          "cli",
          "dashboard",
          "shell");

  /** What implements {@code controller}: each may use these few only. */
  private static final Map<String, Set<String>> ADAPTERS =
      Map.of(
          "local", Set.of("text", "model", "controller"),
          "docker", Set.of("text", "model", "controller"),
          "process", Set.of("model"),
          "ovs", Set.of("text", "model", "controller", "process"),
          "accounts", Set.of("model", "controller", "process"),
          // It reads the formats, but does not judge by pxedock's own diagnosis.
          "sandbox", Set.of("text", "model", "controller", "dnsmasq", "pxelinux"));

  private static boolean mayUse(String from, String to) {
    return ADAPTERS.containsKey(from)
        ? ADAPTERS.get(from).contains(to)
        : LAYERS.subList(0, LAYERS.indexOf(from)).contains(to);
  }

  private static final String[] PURE = {
    "io.pxedock.text..",
    "io.pxedock.model..",
    "io.pxedock.dnsmasq..",
    "io.pxedock.pxelinux..",
    "io.pxedock.site..",
    "io.pxedock.hosts..",
    "io.pxedock.diagnosis..",
    "io.pxedock.journal..",
    "io.pxedock.operation.."
  };

  @Test
  void everyPackageUsesOnlyThoseItMay() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : PROGRAM) {
      String from = packageOf(type);
      type.getDirectDependenciesFromSelf().stream()
          .filter(d -> d.getTargetClass().getPackageName().startsWith("io.pxedock"))
          .filter(d -> !from.isEmpty())
          .filter(d -> !from.equals(packageOf(d.getTargetClass())))
          .filter(d -> !mayUse(from, packageOf(d.getTargetClass())))
          .forEach(d -> wrong.add(type.getName() + " uses " + d.getTargetClass().getName()));
    }
    assertThat(wrong).isEmpty();
  }

  /** Empty for the program's own package, which alone may know all. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName().substring("io.pxedock".length());
    return name.isEmpty() ? "" : name.split("\\.")[1];
  }

  @Test
  void everyPackageIsInTheList() {
    Set<String> listed = new TreeSet<>(LAYERS);
    listed.addAll(ADAPTERS.keySet());
    Set<String> packages = new TreeSet<>();
    PROGRAM.forEach(type -> packages.add(packageOf(type)));
    packages.remove("");
    assertThat(packages).isSubsetOf(listed);
  }

  @Test
  void onlyTheEngineAndWhatStandsOnItSpeaksToTheWorld() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .or(resideInAnyPackage("io.pxedock.render.."))
        // What a deed needs is named where it is defined; the engine alone does it.
        .and(not(type(Deed.class)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.pxedock.controller..")
        .check(PROGRAM);
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    slices().matching("io.pxedock.(*)..").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void onlyTheProgramBuildsAdapters() {
    noClasses()
        .that(resideInAnyPackage("io.pxedock.."))
        .and(
            not(
                resideInAnyPackage(
                    "io.pxedock",
                    "io.pxedock.local..",
                    "io.pxedock.docker..",
                    "io.pxedock.ovs..",
                    "io.pxedock.accounts..",
                    "io.pxedock.process..",
                    "io.pxedock.sandbox..")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.pxedock.local..",
                "io.pxedock.docker..",
                "io.pxedock.ovs..",
                "io.pxedock.accounts..",
                "io.pxedock.process..",
                "io.pxedock.sandbox.."))
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

  // What is so now is a value in the snapshot: a plan that is made again comes out the same.
  @Test
  void plansAndDiagnosesAskNoClockAndThrowNoDice() {
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

  @Test
  void onlyTheProgramSpeaksToTheStandardStreams() {
    noClasses()
        .that()
        .haveNameNotMatching("io\\.pxedock\\.Main(\\$.*)?")
        .and()
        .doNotHaveFullyQualifiedName("io.pxedock.Adapters")
        // Leaves the full screen when a signal ends the program and JLine has closed the terminal.
        .and()
        .doNotHaveFullyQualifiedName("io.pxedock.dashboard.terminal.FullScreen")
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
            "io.pxedock",
            "io.pxedock.local..",
            "io.pxedock.docker..",
            "io.pxedock.ovs..",
            "io.pxedock.sandbox..",
            "io.pxedock.shell..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .check(PROGRAM);
  }

  @Test
  void noNameSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching("(?i).*(util|utils|helper|manager)(\\$.*)?")
        .check(PROGRAM);
  }
}
