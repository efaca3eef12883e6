package io.pxedock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged program carries the licence of each library in it. */
class LicencesIT {
  private static final Path HOME =
      Path.of(System.getProperty("pxedock.program")).getParent().getParent();

  private static final Path LICENCES = HOME.resolve("licences");

  @Test
  void nameEachLibrary() throws Exception {
    String listed = Files.readString(LICENCES.resolve("LIBRARIES.txt"));
    try (Stream<Path> files = Files.list(HOME.resolve("lib"))) {
      Set<String> libraries =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar") && !name.equals("pxedock.jar"))
              .map(name -> name.replaceFirst("-([0-9].*)\\.jar$", ":$1"))
              .collect(Collectors.toSet());
      assertThat(libraries)
          .isNotEmpty()
          .allSatisfy(name -> assertThat(listed).contains(":" + name));
    }
  }

  @Test
  void areThereAsText() throws Exception {
    List<String> texts =
        List.of(
            "LICENSE",
            "NOTICE.txt",
            "BSD-3-Clause.txt",
            "LGPL-3.0.txt",
            "GPL-3.0.txt",
            "slf4j-api/LICENSE.txt",
            "docker-java-transport-zerodep/NOTICE");
    try (Stream<Path> files = Files.walk(LICENCES)) {
      assertThat(files.filter(Files::isRegularFile))
          .map(file -> LICENCES.relativize(file).toString().replaceFirst("-[0-9.]+-jar/", "/"))
          .containsAll(texts);
    }
  }
}
