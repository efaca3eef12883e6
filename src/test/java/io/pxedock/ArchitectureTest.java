package io.pxedock;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which package may know which, and who may touch the world. */
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.pxedock");

  /** Each package and those it may use, itself left out. A new package is put in here. */
  private static final Map<String, Set<String>> MAY_USE = new TreeMap<>();

  static {
    may("text");
    may("model", "text");
    may("dnsmasq", "text", "model");
    may("pxelinux", "text", "model");
    may("site", "text", "model", "dnsmasq", "pxelinux");
    may("hosts", "text", "model", "dnsmasq", "pxelinux", "site");
    may("diagnosis", "text", "model", "dnsmasq", "pxelinux", "site", "hosts");
    may("journal", "text", "model");
    may(
        "operation",
        "text",
        "model",
        "dnsmasq",
        "pxelinux",
        "site",
        "hosts",
        "diagnosis",
        "journal",
        // For the tools that a deed is carried out with; a plan never calls one.
        "controller");
    may("timeline", "model", "dnsmasq");
    may("controller", "text", "model");
    may(
        "engine",
        "text",
        "model",
        "dnsmasq",
        "pxelinux",
        "site",
        "hosts",
        "diagnosis",
        "journal",
        "operation",
        "controller");
    may(
        "render",
        "text",
        "model",
        "dnsmasq",
        "pxelinux",
        "site",
        "hosts",
        "diagnosis",
        "journal",
        "operation",
        "engine");
    may(
        "cli",
        "text",
        "model",
        "dnsmasq",
        "pxelinux",
        "site",
        "hosts",
        "diagnosis",
        "journal",
        "operation",
        "controller",
        "engine",
        "render",
        "completion",
        "setup");
    may(
        "completion",
        "text",
        "model",
        "dnsmasq",
        "pxelinux",
        "site",
        "hosts",
        "diagnosis",
        "journal",
        "operation",
        "engine",
        "render");
    may(
        "shell",
        "text",
        "model",
        "dnsmasq",
        "site",
        "hosts",
        "diagnosis",
        "journal",
        "controller",
        "engine",
        "render",
        "completion",
        "cli",
        "dashboard");
    may(
        "setup",
        "text",
        "model",
        "dnsmasq",
        "pxelinux",
        "site",
        "hosts",
        "diagnosis",
        "operation",
        "controller",
        "engine");
    may(
        "dashboard",
        "text",
        "model",
        "dnsmasq",
        "pxelinux",
        "site",
        "hosts",
        "diagnosis",
        "timeline",
        "journal",
        "operation",
        "controller",
        "engine",
        "render",
        "completion",
        "cli");
    may("local", "text", "model", "controller");
    may("docker", "model", "controller");
    may("ovs", "model", "controller");
    // It may read the formats, but not judge by pxedock's own diagnosis.
    may("sandbox", "text", "model", "dnsmasq", "pxelinux", "controller");
  }

  private static void may(String name, String... others) {
    MAY_USE.put(name, Set.of(others));
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
          .filter(d -> !MAY_USE.get(from).contains(packageOf(d.getTargetClass())))
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
    Set<String> packages = new TreeSet<>();
    PROGRAM.forEach(type -> packages.add(packageOf(type)));
    packages.remove("");
    assertThat(packages).isEqualTo(MAY_USE.keySet());
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
                    "io.pxedock.sandbox..")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.pxedock.local..",
                "io.pxedock.docker..",
                "io.pxedock.ovs..",
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
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.channels..")
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
