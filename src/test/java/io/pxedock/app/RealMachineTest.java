package io.pxedock.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.console.command.GlobalOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a set-up begins when nobody names a work directory. */
class RealMachineTest {
  @TempDir Path root;

  private RealMachine machine(Map<String, String> environment) {
    return new RealMachine(new GlobalOptions(), root, environment);
  }

  private RealMachine machine() {
    return machine(Map.of());
  }

  @Test
  void theEnvironmentsComesFirst() throws Exception {
    Files.createDirectories(root.resolve("var/ovc/pxeboot/conf"));
    assertThat(machine(Map.of("PXEDOCK_WORKDIR", "/srv/x")).workdir()).contains(Path.of("/srv/x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"opt/g8-pxeboot/pxeboot", "var/ovc/pxeboot"})
  void aTreeWhereTheFieldHasItIsFound(String place) throws Exception {
    Files.createDirectories(root.resolve(place).resolve("conf"));
    assertThat(machine().workdir()).contains(root.resolve(place));
  }

  @Test
  void aDirectoryOfThatNameWithNoTreeInItIsNot() throws Exception {
    Files.createDirectories(root.resolve("var/ovc/pxeboot"));
    assertThat(machine().workdir()).isEmpty();
  }
}
