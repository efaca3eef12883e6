package io.pxedock.model.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerPathsTest {
  private static final ContainerPaths SETUP = ContainerPaths.ofSetup(Path.of("/w"));

  @ParameterizedTest
  @CsvSource({
    "/conf/hosts, /w/conf/hosts",
    "/conf, /w/conf",
    "/conf/, /w/conf",
    "/conf/../conf/./hosts, /w/conf/hosts",
    "conf/hosts, /w/conf/hosts",
    "/tftpboot/pxelinux.0, /w/tftpboot/pxelinux.0",
    "/tftpboot/vmlinuz-4, /w/images/vmlinuz-4",
    "/tftpboot/vmlinuz-4.old, /w/tftpboot/vmlinuz-4.old",
    "/tftpboot/../conf/hosts, /w/conf/hosts"
  })
  void aPathInTheContainerLiesBehindTheLongestBind(String inside, String outside) {
    assertThat(SETUP.outside(inside)).contains(Path.of(outside));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/hosts", "/configuration/hosts", "/conf/../etc/hosts", "/", "", "a\0b"})
  void aPathThatNoBindCoversIsNowhere(String inside) {
    assertThat(SETUP.outside(inside)).isEmpty();
  }

  @Test
  void aBindTargetMayEndInASlash() {
    ContainerPaths paths =
        new ContainerPaths(Path.of("/w"), List.of(new Bind("/w/conf", "/conf/", true)));
    assertThat(paths.outside("/conf/hosts")).contains(Path.of("/w/conf/hosts"));
  }

  @Test
  void whatLiesInTheWorkDirectoryIsShownFromThere() {
    assertThat(SETUP.shown("/conf/hosts")).isEqualTo("conf/hosts");
  }

  @Test
  void whatLiesElsewhereIsShownWhole() {
    assertThat(SETUP.shown(Path.of("/elsewhere/hosts"))).isEqualTo("/elsewhere/hosts");
  }

  @Test
  void whatIsNowhereIsShownAsTheContainerNamesIt() {
    assertThat(SETUP.shown("/etc/hosts")).isEqualTo("/etc/hosts");
  }
}
